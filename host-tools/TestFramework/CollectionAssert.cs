using System.Collections;

namespace nanoFramework.TestFramework;

/// <summary>What a test states about collections.</summary>
public sealed class CollectionAssert
{
    private CollectionAssert()
    {
    }

    /// <summary>Fails unless the collection is empty.</summary>
    public static void Empty(ICollection collection, string message = "")
    {
        if (collection == null || collection.Count != 0)
        {
            Assert.Fail("Empty", message);
        }
    }

    /// <summary>Fails unless the collection has an element.</summary>
    public static void NotEmpty(ICollection collection, string message = "")
    {
        if (collection == null || collection.Count == 0)
        {
            Assert.Fail("NotEmpty", message);
        }
    }

    /// <summary>Fails unless both have equal elements in the same order.</summary>
    public static void AreEqual(ICollection expected, ICollection actual, string message = "")
    {
        if (!Same(expected, actual))
        {
            Assert.Fail("AreEqual", message);
        }
    }

    /// <summary>Fails unless an element differs.</summary>
    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "")
    {
        if (Same(notExpected, actual))
        {
            Assert.Fail("AreNotEqual", message);
        }
    }

    private static bool Same(ICollection left, ICollection right)
    {
        if (object.ReferenceEquals(left, right))
        {
            return true;
        }

        if (left == null || right == null || left.Count != right.Count)
        {
            return false;
        }

        IEnumerator other = right.GetEnumerator();
        IEnumerator one = left.GetEnumerator();
        while (one.MoveNext())
        {
            if (!other.MoveNext() || !object.Equals(one.Current, other.Current))
            {
                return false;
            }
        }

        return true;
    }
}
