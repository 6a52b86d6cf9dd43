public class Resource
{
}
