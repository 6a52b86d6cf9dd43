using System.Collections;

namespace nanoFramework.TestFramework;

public sealed class CollectionAssert
{
    public static void Empty(ICollection collection, string message = "")
    {
        Assert.EnsureParameterIsNotNull(collection, "CollectionAssert.Empty");
        if (collection.Count != 0)
        {
            Assert.HandleFail("CollectionAssert.Empty", message);
        }
    }

    public static void NotEmpty(ICollection collection, string message = "")
    {
        Assert.EnsureParameterIsNotNull(collection, "CollectionAssert.NotEmpty");
        if (collection.Count == 0)
        {
            Assert.HandleFail("CollectionAssert.NotEmpty", message);
        }
    }

    public static void AreEqual(ICollection expected, ICollection actual, string message = "")
    {
        if (!Compare(expected, actual, out string reason))
        {
            Assert.HandleFail("CollectionAssert.AreEqual", message + "(" + reason + ")");
        }
    }

    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "")
    {
        if (Compare(notExpected, actual, out string reason))
        {
            Assert.HandleFail("CollectionAssert.AreNotEqual", message + "(" + reason + ")");
        }
    }

    private static bool Compare(ICollection expected, ICollection actual, out string reason)
    {
        reason = string.Empty;
        if (expected == actual)
        {
            reason = "Both collection references point to the same collection object. ";
            return true;
        }

        if (expected == null || actual == null)
        {
            return false;
        }

        if (expected.Count != actual.Count)
        {
            reason = "Different number of elements.";
            return false;
        }

        reason = Difference(expected.GetEnumerator(), actual.GetEnumerator());
        if (reason != null)
        {
            return false;
        }

        reason = "Both collection contain same elements.";
        return true;
    }

    private static string Difference(IEnumerator expected, IEnumerator actual)
    {
        for (int index = 0; expected.MoveNext() && actual.MoveNext(); index++)
        {
            if (!Equals(expected.Current, actual.Current))
            {
                string values = $"Expected:<{expected.Current}>. Actual:<{actual.Current}>.";
                return $"Element at index {index} do not match. {values}";
            }
        }

        return null;
    }
}
