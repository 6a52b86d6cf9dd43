using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli.Running;

/// <summary>Whether a run succeeded, and the message if not.</summary>
/// <param name="Failure">Why the firmware did what no device can do.</param>
/// <param name="How">The kind of that end.</param>
/// <param name="ThreadFailures">Exceptions that ended threads.</param>
/// <param name="Problem">A further problem; empty without one.</param>
/// <param name="Hint">The next step.</param>
internal sealed record RunVerdict(
    Report? Failure, Outcome How, IReadOnlyList<Report> ThreadFailures, string Problem, string Hint)
{
    /// <summary>Whether the run succeeded.</summary>
    internal bool IsGood => Failure is null && ThreadFailures.Count == 0 && Problem.Length == 0;

    /// <summary>The verdict of a run.</summary>
    internal static RunVerdict Of(BoardRun run, RunOptions options, FileStore files, byte[]? image, string board)
    {
        (string problem, string hint) = Find(run, options, IsRejected(files, image), board);
        return new RunVerdict(run.Failure, run.Outcome, run.ThreadFailures, problem, hint);
    }

    private static (string Problem, string Hint) Find(BoardRun run, RunOptions options, bool isRejected, string board)
    {
        const string Reverted = "the image had its trial on this board, did not confirm itself and was reverted";
        if (run.LaunchFailure is { } failure)
        {
            return (isRejected ? $"{Reverted}: {failure.Text}" : failure.Text, failure.Hint);
        }

        return run.Last.IsRecovery && !options.GoesOnInRecovery
            ? RunAdvice.Of(run.Last.Decision, run.Last.Refusal, board)
            : isRejected
                ? (Reverted, "the application calls SecureBoot.Boot.RunningImage.Confirm() once it knows that it works")
                : ("", "");
    }

    /// <summary>Says what went wrong.</summary>
    internal void Explain(Terminal terminal)
    {
        foreach (Report failure in ThreadFailures)
        {
            RunText.Explain(terminal, "a thread ended by", failure);
        }

        if (Failure is not null)
        {
            RunText.Explain(terminal, $"ended by {How}:", Failure);
        }

        if (Problem.Length > 0)
        {
            terminal.Error(Problem);
            terminal.Hint(Hint);
        }
    }

    private static bool IsRejected(FileStore files, byte[]? image)
    {
        Journal journal = new(new DriveStorage(files));
        journal.Load();
        return image is not null && Enumerable.Range(Slot.A, Slot.Count).Any(slot =>
            journal.State.StateOf(slot) == SlotState.Rejected
                && files.Exists(FileStore.Root + Slot.FileOf(slot))
                && files.Get(FileStore.Root + Slot.FileOf(slot)).AsSpan().SequenceEqual(image));
    }
}
