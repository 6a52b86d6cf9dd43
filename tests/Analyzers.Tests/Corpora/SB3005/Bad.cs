using System;

namespace Corpora;

public static class Sb3005Bad
{
    public static void Unloaded()
    {
        try
        {
            Work();
        }
        catch (AppDomainUnloadedException) // SB3005
        {
            Console.WriteLine("unloaded");
        }
    }

    public static void ByMessage()
    {
        try
        {
            Work();
        }
        catch (Exception e) when (e.Message == "timeout") // SB3005
        {
            Console.WriteLine("again");
        }
    }

    public static void ByPartOfTheMessage()
    {
        try
        {
            Work();
        }
        catch (Exception e)
        {
            if (e.Message.StartsWith("no")) // SB3005
            {
                Console.WriteLine("again");
            }
        }
    }

    public static void ByIndexOf()
    {
        try
        {
            Work();
        }
        catch (Exception e) when (e.Message.IndexOf("full") >= 0) // SB3005
        {
            Console.WriteLine("full");
        }
    }

    private static void Work()
    {
        throw new InvalidOperationException();
    }
}
