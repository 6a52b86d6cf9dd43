namespace System.Reflection;

public interface IReflect
{
    MethodInfo GetMethod(string name, BindingFlags bindingAttr);

    FieldInfo GetField(string name, BindingFlags bindingAttr);
}
