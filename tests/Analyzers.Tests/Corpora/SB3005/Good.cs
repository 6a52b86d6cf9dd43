using System;

namespace Corpora;

public static class Sb3005Good
{
    public static void All()
    {
        try
        {
            Work();
        }
        catch (Exception)
        {
            Console.WriteLine("failed");
        }
    }

    public static void OfAType()
    {
        try
        {
            Work();
        }
        catch (IndexOutOfRangeException)
        {
            Console.WriteLine("past the end");
        }
        catch (OutOfMemoryException)
        {
            Console.WriteLine("full");
        }
    }

    public static void Logged()
    {
        try
        {
            Work();
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message);
        }
    }

    public static void IsThereOne()
    {
        try
        {
            Work();
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message != null ? e.Message : "none");
        }
    }

    public static void Own()
    {
        try
        {
            Work();
        }
        catch (KeyNotFoundException)
        {
            Console.WriteLine("not found");
        }
    }

    private static void Work()
    {
        throw new InvalidOperationException();
    }
}

public sealed class KeyNotFoundException : Exception
{
}
