using System.Runtime.CompilerServices;

namespace System.Threading;

public sealed class ManualResetEvent : WaitHandle
{
    public ManualResetEvent(bool initialState)
    {
        if (initialState)
        {
            Signal(true);
        }
    }

    public bool Reset()
    {
        return Signal(false);
    }

    public bool Set()
    {
        return Signal(true);
    }
}
