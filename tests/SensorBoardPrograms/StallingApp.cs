using System;
using System.Device.Gpio;
using System.Threading;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The application's reporter with samplers that send good frames until they stall or die.</summary>
public sealed class StallingApp : ISamplerSource
{
    private const uint StallMilliseconds = 5000;
    private const int GoodFrames = 5;

    // The sampler takes a turn each 50 ms and sends a frame in every twentieth turn.
    private const int TurnMilliseconds = 50;
    private const int TurnsPerFrame = 20;

    private readonly int[] _frames;
    private readonly bool _dies;
    private int _made;

    private StallingApp(int[] frames, bool dies)
    {
        _frames = frames;
        _dies = dies;
    }

    /// <summary>The first sampler stalls after one frame, and its successor after three.</summary>
    public static void StallTwice()
    {
        Run(new StallingApp(new[] { 1, 3 }, dies: false));
    }

    /// <summary>The first sampler dies after one frame, and its successor after three.</summary>
    public static void DieTwice()
    {
        Run(new StallingApp(new[] { 1, 3 }, dies: true));
    }

    /// <summary>The first sampler stalls after one frame, and its successor continues.</summary>
    public static void StallOnce()
    {
        Run(new StallingApp(new[] { 1, int.MaxValue }, dies: false));
    }

    ISampler ISamplerSource.Make()
    {
        return new Sampler(_frames[_made++], _dies);
    }

    private static void Run(StallingApp source)
    {
        GpioController pins = new();

        // The samplers send frames of the second sensor; the first sensor has its good frames already.
        ConfirmRule rule = new(GoodFrames, 2);
        for (int i = 0; i < GoodFrames; i++)
        {
            _ = rule.OnFrame(0, isGood: true);
        }

        Confirmer confirmer = new(rule);
        Supervisor supervisor = new(source, StallMilliseconds, DeviceClock.Now);
        Heartbeat heartbeat = new(pins.OpenPin(BoardConstants.LedPin, PinMode.Output));
        new Reporter(new Readings(confirmer), confirmer, supervisor, heartbeat, new ChipSleep(0), isJson: true).Run();
    }

    private sealed class Sampler : ISampler
    {
        private readonly FrameSender _sender;
        private readonly int _frames;
        private readonly bool _dies;
        private readonly byte[] _payload =
        {
            (byte)DeviceStatus.Ok, (byte)SampleQuality.Good, 0x56, 0x08, 0, 0, 0xC6, 0x11, 0, 0,
        };
        private int _turns;
        private int _isStopped;

        internal Sampler(int frames, bool dies)
        {
            FrameRing ring = new(4, 10 + FrameLayout.Overhead);
            _sender = new FrameSender(ring.ClaimProducer());
            Receiver = new FrameReceiver(ring.ClaimConsumer());
            _frames = frames;
            _dies = dies;
        }

        public int Turns => Interlocked.CompareExchange(ref _turns, 0, 0);

        public FrameReceiver Receiver { get; }

        public void Run()
        {
            int sent = 0;
            while (Interlocked.CompareExchange(ref _isStopped, 0, 0) == 0)
            {
                Thread.Sleep(TurnMilliseconds);
                if (Interlocked.Increment(ref _turns) % TurnsPerFrame == 0)
                {
                    if (sent == _frames)
                    {
                        Break();
                    }

                    _ = _sender.Send(SensorId.Sht4x, DeviceClock.Now, _payload, 0, _payload.Length);
                    sent++;
                }
            }
        }

        public void Stop()
        {
            _ = Interlocked.Exchange(ref _isStopped, 1);
        }

        private void Break()
        {
            if (_dies)
            {
                throw new InvalidOperationException();
            }

            Thread.Sleep(Timeout.Infinite);
        }
    }
}
