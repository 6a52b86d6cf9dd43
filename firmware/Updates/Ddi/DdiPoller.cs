using System;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>Takes updates from a server with Eclipse hawkBit's device interface, Direct Device Integration v1
/// (docs/updates.md, section 8). The server runs the rollout; only the boot library decides which image may
/// boot.</summary>
public sealed class DdiPoller : UpdateClient
{
    private const int MaxAnswer = 2048;

    // The poller does not use the bodies of answers to its feedback.
    private const int MaxReply = 512;
    private const uint MinSleep = 30;

    // A value of the reason while there is no result: the file is complete, and may not be tried yet.
    private const uint IsWhole = 1;
    private const string Deployment = "/deploymentBase/";
    private const string Cancel = "/cancelAction/";
    private const string None = "none";
    private const string Success = "success";
    private const string Failure = "failure";

    private readonly HttpExchange _exchange;
    private readonly byte[] _product;

    /// <summary>Looks for updates of the running image.</summary>
    /// <param name="session">The boot's session.</param>
    /// <param name="product">The board's product, 16 bytes.</param>
    /// <param name="device">A value that is unique to the board.</param>
    /// <param name="exchange">The server, at <c>/TENANT/controller/v1/CONTROLLER</c>.</param>
    /// <param name="source">The same address, for files.</param>
    /// <param name="clock">The board's time.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public DdiPoller(
        BootSession session,
        byte[] product,
        byte[] device,
        HttpExchange exchange,
        RangeSource source,
        UpdateClock clock)
        : base(session, source, clock, device)
    {
        _exchange = exchange ?? throw new ArgumentNullException(nameof(exchange));
        _product = product ?? throw new ArgumentNullException(nameof(product));
    }

    /// <summary>Whether the poller accepts an action that the server leaves to the board ("attempt").</summary>
    public bool AcceptsAttempts { get; set; } = true;

    /// <summary>The status code of the last answer; 0 without one.</summary>
    public int LastStatus { get; private set; }

    private protected override int RetryAfter =>
        _exchange.RetryAfter > Source.RetryAfter ? _exchange.RetryAfter : Source.RetryAfter;

    private bool IsOver =>
        State.ActionId != 0
            && State.TriedResult is TriedResult.Confirmed or TriedResult.Reverted or TriedResult.Refused;

    private protected override PollOutcome PollOnce(out int left)
    {
        left = 0;
        if (!ReadBase(out ulong deployment, out ulong cancel, out bool isAsked))
        {
            return PollOutcome.NoManifest;
        }

        if (isAsked)
        {
            SendConfig();
        }

        if (IsOver && (!State.IsReported || State.ActionId == deployment) && !Report())
        {
            return PollOutcome.Interrupted;
        }

        if (cancel != 0)
        {
            return TakeBack(cancel);
        }

        if (deployment == 0 || (IsOver && State.ActionId == deployment))
        {
            return PollOutcome.Decided;
        }

        PollOutcome outcome = Take(deployment, out DdiDeployment? taken);
        return taken is null ? outcome : Fetch(taken);
    }

    private void SendConfig()
    {
        BootRecord record = Session.Record;
        string version = record.Major.ToString() + "." + record.Minor.ToString() + "."
            + record.Revision.ToString() + "+" + record.Build.ToString();
        _ = Send(
            "PUT",
            "/configData",
            "{\"mode\":\"merge\",\"data\":{\"version\":\"" + version + "\",\"counter\":\""
                + record.SecurityCounter.ToString() + "\"}}");
    }

    private bool ReadBase(out ulong deployment, out ulong cancel, out bool isAsked)
    {
        JsonText text = Get("");
        int links = text.Find(text.Root, "_links");
        deployment = text.ReadNumber(text.Find(text.Find(links, "deploymentBase"), "href"), Deployment, out _);
        cancel = text.ReadNumber(text.Find(text.Find(links, "cancelAction"), "href"), Cancel, out _);
        isAsked = text.Find(links, "configData") >= 0;
        if (text.Root < 0)
        {
            return false;
        }

        Succeed(ReadSleep(text, text.Find(text.Find(text.Find(text.Root, "config"), "polling"), "sleep")));
        return true;
    }

    // "HH:MM:SS".
    private static uint ReadSleep(JsonText text, int value)
    {
        ulong hours = text.ReadNumber(value, "", out int at);
        if (!text.StartsWith(at, ":"))
        {
            return PollSchedule.DefaultPoll;
        }

        ulong minutes = text.ReadNumber(at + 1, "", out at);
        ulong seconds = text.StartsWith(at, ":") ? text.ReadNumber(at + 1, "", out _) : 0;
        ulong all = hours > 168 || minutes > 59 || seconds > 59
            ? PollSchedule.DefaultPoll
            : (hours * 3600) + (minutes * 60) + seconds;
        return all < MinSleep ? MinSleep : (uint)all;
    }

    // The deployment to download now, or null and the outcome.
    private PollOutcome Take(ulong id, out DdiDeployment? taken)
    {
        taken = null;
        bool isBegun = State.ActionId == id && State.TriedResult != TriedResult.Canceled;
        LastDecision = isBegun
            && State.TriedResult == TriedResult.Staged
            && Session.OtherState == SlotState.Pending ? UpdateDecision.Staged
            : !Session.IsConfirmed ? UpdateDecision.Unconfirmed
            : UpdateDecision.Download;
        if (LastDecision != UpdateDecision.Download)
        {
            return PollOutcome.Decided;
        }

        DdiDeployment? deployment = ReadDeployment(id);
        if (deployment is null)
        {
            return PollOutcome.NoManifest;
        }

        if (!deployment.IsAllowed || (!deployment.IsForced && !AcceptsAttempts))
        {
            LastDecision = UpdateDecision.Waiting;
            return PollOutcome.Decided;
        }

        if (isBegun && State.TriedReason == IsWhole && !deployment.IsInstalled)
        {
            LastDecision = UpdateDecision.Waiting;
            return PollOutcome.Decided;
        }

        if (!isBegun && !SendFeedback(Deployment, id, "proceeding", None, "download"))
        {
            return PollOutcome.Interrupted;
        }

        if (!isBegun && !Begin(id))
        {
            return PollOutcome.NotStored;
        }

        if (deployment.Count != 1 || deployment.Size == 0 || deployment.Size > Session.Updates.MaxImageSize)
        {
            return Refuse(deployment.Count == 0 ? UpdateSessionResult.NoImage
                : deployment.Size == 0 || deployment.Count > 1 ? UpdateSessionResult.BadArgument
                : UpdateSessionResult.TooLarge);
        }

        taken = deployment;
        return PollOutcome.Decided;
    }

    private DdiDeployment? ReadDeployment(ulong id)
    {
        DdiDeployment deployment = new(Get(Deployment + id.ToString()), UpdateSettings.ToHex(_product) + ".img");
        return deployment.IsRead ? deployment : null;
    }

    private bool Begin(ulong id)
    {
        UpdateState next = State.Copy();
        next.ActionId = id;
        next.IsReported = false;
        next.TriedResult = TriedResult.None;
        next.TriedReason = 0;
        return Remember(next);
    }

    private PollOutcome Fetch(DdiDeployment deployment)
    {
        PollOutcome outcome = Download(
            deployment.Path, deployment.Size, deployment.Digest, null, out UpdateSession? session);
        if (session is null)
        {
            bool isLater = outcome == PollOutcome.Interrupted
                || LastResult is UpdateSessionResult.FlashError or UpdateSessionResult.Busy;
            return isLater
                ? outcome
                : Refuse(outcome == PollOutcome.Damaged ? UpdateSessionResult.HashMismatch : LastResult);
        }

        return Install(deployment, session);
    }

    private PollOutcome Install(DdiDeployment deployment, UpdateSession session)
    {
        byte[] header = new byte[ImageHeader.Size];
        if (!deployment.IsInstalled || session.Read(0, header, header.Length) != UpdateSessionResult.Success
            || ImageHeader.TryRead(header, header.Length, deployment.Size, deployment.Size, out ImageHeader? fields)
                != VerifyStatus.Ok || fields is null)
        {
            _ = session.Abort(erase: false);
            LastDecision = UpdateDecision.Waiting;
            return SendFeedback(Deployment, State.ActionId, "downloaded", None, "")
                && RememberTried(TriedResult.None, IsWhole) ? PollOutcome.Decided : PollOutcome.Interrupted;
        }

        // A new action for an image that failed before is a request to try the image again.
        UpdateState next = State.Copy();
        next.TriedVersion = fields.Version;
        next.TriedDigest = deployment.Digest;
        PollOutcome outcome = Complete(session, next, insists: true);
        if (outcome == PollOutcome.Staged)
        {
            _ = SendFeedback(Deployment, State.ActionId, "downloaded", None, "");
        }
        else if (State.TriedResult == TriedResult.Refused)
        {
            _ = Report();
        }

        return outcome;
    }

    private PollOutcome Refuse(UpdateSessionResult result)
    {
        LastResult = result;
        _ = RememberTried(TriedResult.Refused, (uint)result) && Report();
        return PollOutcome.Refused;
    }

    // Reports the end of the action. True if the server has the report, or no longer knows the action.
    private bool Report()
    {
        uint reason = State.TriedReason;
        bool isGood = State.TriedResult == TriedResult.Confirmed;
        string detail = isGood ? "confirmed"
            : State.TriedResult == TriedResult.Reverted ? "reverted: " + BootNames.Get((BootReason)reason)
            : "refused: " + (reason & 0xFFFF).ToString() + " " + VerifyStatusNames.Get((VerifyStatus)(reason >> 16));
        bool isKnown = SendFeedback(Deployment, State.ActionId, "closed", isGood ? Success : Failure, detail)
            || LastStatus is 404 or 410;
        if (isKnown && !State.IsReported)
        {
            UpdateState next = State.Copy();
            next.IsReported = true;
            _ = Remember(next);
        }

        return isKnown;
    }

    // A staged or finished action cannot be canceled.
    private PollOutcome TakeBack(ulong cancel)
    {
        JsonText text = Get(Cancel + cancel.ToString());
        ulong id = text.ReadNumber(text.Find(text.Find(text.Root, "cancelAction"), "stopId"), "", out _);
        if (id == 0)
        {
            return PollOutcome.NoManifest;
        }

        bool isBegun = id == State.ActionId && State.TriedResult != TriedResult.Canceled;
        bool isKept = isBegun && State.TriedResult != TriedResult.None;
        if (isBegun && !isKept && !RememberTried(TriedResult.Canceled, 0))
        {
            return PollOutcome.NotStored;
        }

        return SendFeedback(Cancel, cancel, isKept ? "rejected" : "closed", isKept ? None : Success, "")
            ? PollOutcome.Decided
            : PollOutcome.Interrupted;
    }

    private bool SendFeedback(string kind, ulong id, string execution, string finished, string detail)
    {
        string details = detail.Length == 0 ? "[]" : "[\"" + detail + "\"]";
        return Send(
            "POST",
            kind + id.ToString() + "/feedback",
            "{\"id\":" + id.ToString() + ",\"status\":{\"execution\":\"" + execution
                + "\",\"result\":{\"finished\":\"" + finished + "\"},\"details\":" + details + "}}");
    }

    private bool Send(string method, string path, string body)
    {
        LastStatus = _exchange.Send(method, path, body, new byte[MaxReply], out _);
        return LastStatus is >= 200 and < 300;
    }

    // An empty text without a successful answer.
    private JsonText Get(string path)
    {
        byte[] answer = new byte[MaxAnswer];
        LastStatus = _exchange.Send("GET", path, "", answer, out int length);
        return new JsonText(answer, LastStatus == 200 ? length : 0);
    }
}
