// csc stops at these names first; the rule names the replacement.
using System;

namespace Corpora;

public static class Sb3005Refused
{
    public static int Divide(int left, int right)
    {
        try
        {
            return left / right;
        }
        catch (DivideByZeroException) // SB3005
        {
            return 0;
        }
    }

    public static int Add(int left, int right)
    {
        try
        {
            return left + right;
        }
        catch (OverflowException) // SB3005
        {
            return 0;
        }
    }
}
