using System;
using System.Threading;
using SecureBoot.Sensors;
using SensorApp;

namespace SecureBoot.SensorPrograms;

/// <summary>The application's supervisor with samplers that stall, die or work.</summary>
public sealed class Stalls : ISamplerSource
{
    private readonly string[] _kinds;
    private int _made;

    private Stalls(string[] kinds)
    {
        _kinds = kinds;
    }

    /// <summary>Runs the program.</summary>
    public static void Main()
    {
        Watch("runs", "runs");
        Watch("stalls", "runs");
        Watch("dies", "runs");
        Watch("stalls", "dies");
    }

    ISampler ISamplerSource.Make()
    {
        return new Sampler(_kinds[_made++]);
    }

    private static void Watch(string first, string second)
    {
        Supervisor supervisor = new(new Stalls(new[] { first, second }), 2000, Now());
        string said = "";
        for (int i = 0; i < 12; i++)
        {
            Thread.Sleep(500);
            Supervision found = supervisor.Check(Now());
            said += found == Supervision.Running ? "." : found == Supervision.Restarted ? "R" : "X";
            if (found == Supervision.GivenUp)
            {
                break;
            }
        }

        Console.WriteLine(first + " " + second + " " + said + " " + supervisor.Restarts.ToString());
    }

    private static uint Now()
    {
        return unchecked((uint)(DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond));
    }

    private sealed class Sampler : ISampler
    {
        private readonly string _kind;
        private int _turns;
        private int _isStopped;

        internal Sampler(string kind)
        {
            _kind = kind;
            Receiver = new FrameReceiver(new FrameRing(1, 16).ClaimConsumer());
        }

        public int Turns => Interlocked.CompareExchange(ref _turns, 0, 0);

        public FrameReceiver Receiver { get; }

        public void Run()
        {
            while (Interlocked.CompareExchange(ref _isStopped, 0, 0) == 0)
            {
                Thread.Sleep(50);
                if (Interlocked.Increment(ref _turns) == 10 && _kind != "runs")
                {
                    Break();
                }
            }
        }

        public void Stop()
        {
            _ = Interlocked.Exchange(ref _isStopped, 1);
        }

        private void Break()
        {
            if (_kind == "dies")
            {
                throw new InvalidOperationException();
            }

            Thread.Sleep(Timeout.Infinite);
        }
    }
}
