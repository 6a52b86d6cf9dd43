public class Ⴀ
{
    public int Value;
}
