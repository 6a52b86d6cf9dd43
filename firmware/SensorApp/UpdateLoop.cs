#if UPDATES
using System;
using System.Net.NetworkInformation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using SecureBoot.Boot;
using SecureBoot.Crypto;
using SecureBoot.Image;
using SecureBoot.Updates;

namespace SensorApp;

/// <summary>Looks for updates on a separate thread (docs/updates.md, section 1), and confirms the image after a
/// successful look, once its sensors are healthy.</summary>
internal sealed class UpdateLoop
{
    private readonly BootSession _session;
    private readonly UpdatePoller _poller;
    private readonly PollSignal _signal = new();
    private int _isHealthy;
    private int _isResetDue;

    private UpdateLoop(BootSession session)
    {
        byte[][] points = PublisherKeySource.GetPoints();
        TrustedKey[] keys = new TrustedKey[points.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            // Without a table: a manifest is verified once, and a table would stay in memory.
            keys[i] = new P256TrustedKey(
                P256PublicKey.TryCreate(points[i]) ?? throw new ArgumentException("", nameof(points)));
        }

        byte[]? authority = BoardConstants.GetUpdateAuthority();
        byte[] device = NetworkInterface.GetAllNetworkInterfaces()[0].PhysicalAddress;
        _session = session;
        _poller = new UpdatePoller(
            session,
            new UpdateSettings(
                new PublisherKeys(keys), PublisherKeySource.GetProduct(), BoardConstants.UpdateChannel, device),
            new HttpRangeSource(BoardConstants.UpdateUrl, authority is null ? null : new X509Certificate(authority)),
            new BoardClock());
    }

    /// <summary>Begins to look; null without a boot stage, as in a debugger: there is nothing to update.</summary>
    internal static UpdateLoop? TryStart(BootSession? session)
    {
        if (session is null)
        {
            return null;
        }

        UpdateLoop loop = new(session);
        new Thread(loop.Run).Start();
        return loop;
    }

    /// <summary>Whether the reporter must reset the board, between two lines, so that no line is cut off.</summary>
    internal bool IsResetDue => Interlocked.CompareExchange(ref _isResetDue, 0, 0) != 0;

    /// <summary>The sensors are healthy: the next successful look confirms an image on trial.</summary>
    internal void OnHealthy()
    {
        _ = Interlocked.Exchange(ref _isHealthy, 1);
        if (!_session.IsConfirmed)
        {
            _signal.LookNow();
        }
    }

    /// <summary>Confirms nothing from now on.</summary>
    internal void Forbid()
    {
        _ = Interlocked.Exchange(ref _isHealthy, 0);
    }

    private void Run()
    {
        while (!IsResetDue)
        {
            _poller.Wait(_signal);
            Look();
        }
    }

    private void Look()
    {
        try
        {
            PollOutcome outcome = _poller.Poll();
            Console.WriteLine("# updates: outcome " + ((int)outcome).ToString() + ", range "
                + ((int)_poller.LastRange).ToString() + ", decision " + ((int)_poller.LastDecision).ToString());
            if (Interlocked.CompareExchange(ref _isHealthy, 0, 0) != 0 && !_session.IsConfirmed)
            {
                Confirmer.Print(_poller.Confirm());
            }

            if (outcome == PollOutcome.Staged)
            {
                _ = Interlocked.Exchange(ref _isResetDue, 1);
            }
        }
        catch (Exception)
        {
            // Most likely memory is missing: a reset frees all of it.
            _ = Interlocked.Exchange(ref _isResetDue, 1);
        }
    }
}
#endif
