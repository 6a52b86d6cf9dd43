using System;

public class TagAttribute : Attribute
{
    public TagAttribute(string text)
    {
    }

    public Type Kind { get; set; }
}

public class Tagged
{
    [Tag("text", Kind = null)]
    public void First()
    {
    }

    [Tag(null)]
    public void Second()
    {
    }
}
