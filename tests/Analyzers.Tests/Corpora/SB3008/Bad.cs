using System.Threading;

namespace Corpora;

public sealed class Sb3008Bad
{
    private readonly Thread _thread = new(Work);

    ~Sb3008Bad() // SB3008
    {
        Stop();
    }

    public void Stop()
    {
        _thread.Abort(); // SB3008
    }

    public void Pause()
    {
        _thread.Suspend(); // SB3008
    }

    public void Resume()
    {
        _thread.Resume(); // SB3008
    }

    private static void Work()
    {
    }
}
