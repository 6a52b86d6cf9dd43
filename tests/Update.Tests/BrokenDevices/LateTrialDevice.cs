using System;
using System.Collections.Generic;
using SecureBoot.Boot;
using SecureBoot.Boot.Tests;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Stores the boot stage's decision only after the launch of the image.</summary>
internal sealed class LateTrialDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    private LateStorage? _late;

    protected override BootStorage CreateStorage()
    {
        _late = new LateStorage(base.CreateStorage());
        return _late;
    }

    protected override void AfterLaunch()
    {
        _late!.Store();
    }

    private sealed class LateStorage(BootStorage inner) : WrappedStorage(inner)
    {
        private readonly List<(string Name, byte[] Bytes)> _held = [];
        private bool _isLaunched;

        public override bool Read(string name, int offset, byte[] target, int at, int count)
        {
            int held = _held.FindLastIndex(write => write.Name == name);
            if (held < 0)
            {
                return base.Read(name, offset, target, at, count);
            }

            Array.Copy(_held[held].Bytes, offset, target, at, count);
            return true;
        }

        public override bool Write(string name, int offset, byte[] source, int at, int count)
        {
            if (_isLaunched)
            {
                return base.Write(name, offset, source, at, count);
            }

            _held.Add((name, source[at..(at + count)]));
            return true;
        }

        internal void Store()
        {
            _isLaunched = true;
            foreach ((string name, byte[] bytes) in _held)
            {
                base.Write(name, 0, bytes, 0, bytes.Length);
                base.Flush(name);
            }

            _held.Clear();
        }
    }
}
