namespace DeviceTrials;

/// <summary>Methods whose coverage TestAdapter.Tests/CoverageTests.cs lists by the line numbers of this file.</summary>
public static class Covered
{
    public static int OneWay(int number)
    {
        if (number > 0)
        {
            return 1;
        }

        return 0;
    }

    public static int Chosen(int number)
    {
        switch (number / 2)
        {
            case 0:
                return 10;
            case 1:
                return 11;
            case 2:
                return 12;
            case 3:
                return 13;
            default:
                return -1;
        }
    }

    public static int Loop(int end)
    {
        int sum = 0;
        for (int i = 0; i < end; i++)
        {
            sum += Twice(
                i);
        }

        return end > 2 && IsEven(end) ? sum : -sum;
    }

    public static int NeverCalled(int number)
    {
        return number - 1;
    }

    private static bool IsEven(int number) => number % 2 == 0;

    private static int Twice(int number) => number * 2;
}
