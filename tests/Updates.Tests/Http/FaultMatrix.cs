using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>Attacks on answers, crossed with power cuts, in a complete update: the device's HTTP source on the
/// emulator, with the update and boot libraries on storage that loses power.</summary>
/// <remarks>A case attacks one or two answers for a file at a byte, cuts the power once, and leaves all later answers
/// good. The running image still runs, or the complete new image does. A pending image equals the new image byte for
/// byte. The first poll with only good answers stages the image.</remarks>
internal sealed class FaultMatrix
{
    // Closed connections use heap until a collection runs their finalizers, so a machine runs only this number of
    // cases.
    private const int CasesOfABoard = 50;

    private readonly TestBoard _board = new();
    private readonly EmulatedSource _source = new();
    private readonly byte[] _old = TestBoard.MakeImage(1, 700);
    private readonly byte[] _new;
    private readonly byte[] _manifest;
    private readonly string _target;
    private readonly StorageSnapshot _start;
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private HttpAttack _attack = HttpAttack.Whole[0];
    private string _place = "";
    private int _at;
    private int _left;
    private bool _isCut;

    /// <summary>Attacks on answers for the image or for its manifest.</summary>
    internal FaultMatrix(int size, bool ofManifest)
    {
        _new = TestBoard.MakeImage(2, size);
        _manifest = TestBoard.MakeManifest(_new, TestBoard.Numbers(5));
        _target = ofManifest ? TestBoard.ManifestName : TestBoard.ImageName(_new);
        _source.Kept = ofManifest ? (TestBoard.ImageName(_new), _new) : (TestBoard.ManifestName, _manifest);
        _source.Program.Answer = Answer;
        _board.Install(_old);
        _start = _board.Storage.Save();
        Size = HttpAttack.Good(ofManifest ? _manifest : _new, 0).Length;
        Operations = CountOperations();
    }

    /// <summary>Bytes of a good answer, headers and file.</summary>
    internal int Size { get; }

    /// <summary>Operations of the storage in a poll without faults.</summary>
    internal int Operations { get; }

    /// <summary>Cases so far.</summary>
    internal int Cases { get; private set; }

    /// <summary>The results of the cases, counted by kind.</summary>
    internal string Table => $"{Cases} cases, each with a power cut; {Operations} operations without a fault\n"
        + string.Join('\n', _counts.Select(count =>
            string.Create(CultureInfo.InvariantCulture, $"{count.Key}: {count.Value}")));

    /// <summary>The power cut for an attack at a byte. The cuts take the operations of an update and the forms of a cut
    /// in turn.</summary>
    internal StorageCut CutOf(int attack, int at) =>
        new(((31 * at) + (7 * attack)) % Operations, (CutForm)((at + attack) % 5));

    /// <summary>Runs a case.</summary>
    internal void Run(HttpAttack attack, int at, StorageCut cut)
    {
        (_attack, _at, _left, _isCut) = (attack, at, 1 + (at % 2), false);
        _place = string.Create(
            CultureInfo.InvariantCulture, $"{attack.Name} at {at} of {Size}, cut {cut.Operation}:{cut.Form}");
        if (Cases % CasesOfABoard == 0)
        {
            _source.Program = new HttpProgram { Answer = Answer };
        }

        _board.Storage.Restore(_start);
        Start();
        _board.Storage.CountAnew();
        _board.Storage.Cut = cut;
        for (int looks = 0; !Look(); looks++)
        {
            Assert.True(looks < 8, _place + ": no look stages it");
        }

        Assert.True(_isCut, _place + ": no cut");
        if (!_board.Runs(_new))
        {
            Start();
        }

        Assert.True(_board.Runs(_new), _place + ": the new image does not run");
        Cases++;
    }

    // Polls once, and returns whether the image waits for its trial.
    private bool Look()
    {
        bool isGood = _left == 0;
        PollOutcome outcome;
        try
        {
            outcome = _board.Poller!.Poll();
        }
        catch (PowerCutException)
        {
            Count(isGood ? "cut while a good answer came" : "cut in an attacked look");
            _isCut = true;
            _board.Storage.CountAnew();
            Start();
            return _board.Runs(_new);
        }

        RequireNothingBad();
        bool isStaged = outcome == PollOutcome.Staged || _board.Poller.LastDecision == UpdateDecision.Staged;
        Assert.True(
            isStaged || !isGood,
            $"{_place}: {outcome}, {_board.Poller.LastRange}, {_board.Poller.LastDecision} from good answers");
        if (!isGood)
        {
            Count(isStaged ? "staged in the same look" : $"{outcome}, {_board.Poller.LastRange}");
        }

        return isStaged;
    }

    // Resets the board. A cut at the start of a trial ends the trial; the boot's own campaign covers these cuts.
    private void Start()
    {
        _source.Close();
        Assert.True(_board.PowerOn(_source), _place + ": nothing boots");
        RequireNothingBad();
    }

    private void RequireNothingBad()
    {
        Assert.True(_board.Runs(_old) || _board.Runs(_new), _place + ": what runs is neither image");
        if (_board.Runs(_old))
        {
            bool isStaged = _board.Session!.OtherState == SlotState.Pending;
            byte[] staged = _board.Storage.Peek(Slot.FileOf(Slot.B)) ?? [];
            Assert.True(!isStaged || staged.AsSpan().StartsWith(_new), _place + ": a bad image is staged");
            Assert.True(_board.Storage.Peek(Slot.FileOf(Slot.A)).AsSpan().StartsWith(_old), _place + ": slot A");
        }
    }

    private int CountOperations()
    {
        _board.Storage.Restore(_start);
        Start();
        _board.Storage.CountAnew();
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        return _board.Storage.Operations;
    }

    private void Answer(ScriptedConnection connection, string request)
    {
        int offset = int.Parse(request.Split("bytes=")[1].Split('-')[0], CultureInfo.InvariantCulture);
        byte[] answer = HttpAttack.Good(request.Contains(_target, StringComparison.Ordinal)
            && _target == TestBoard.ManifestName ? _manifest : _new, offset);
        if (_left == 0)
        {
            connection.Send(answer);
            return;
        }

        // A request from the middle of the file gets a shorter answer.
        _left--;
        _attack.Serve(connection, answer, Math.Min(_at, answer.Length - 1));
    }

    private void Count(string kind)
    {
        string key = $"{_attack.Name}: {kind}";
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }
}
