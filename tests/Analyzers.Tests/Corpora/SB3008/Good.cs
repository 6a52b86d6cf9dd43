using System;
using System.Threading;

namespace Corpora;

public sealed class Sb3008Good : IDisposable
{
    private readonly Thread _thread = new(Work);
    private readonly AutoResetEvent _wake = new(false);

    public void Start()
    {
        _thread.Start();
        _thread.Join();
    }

    public void Resume()
    {
        _ = _wake.Set();
    }

    public void Abort()
    {
        Console.WriteLine("a method of this class");
    }

    public void Dispose()
    {
        Abort();
    }

    private static void Work()
    {
    }
}

public sealed class LastResort : IDisposable
{
    ~LastResort()
    {
        Dispose(false);
    }

    public void Dispose()
    {
        Dispose(true);
    }

    private static void Dispose(bool isDisposing)
    {
        Console.WriteLine(isDisposing ? "disposed" : "collected");
    }
}
