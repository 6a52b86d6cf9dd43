using System.Collections.Generic;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>Explains a failed call of nanoff in our words, with the next step.</summary>
/// <remarks>The numbers are those of nanoFirmwareFlasher's ExitCodes.cs (baccab8, 2026-07-30).</remarks>
internal static class NanoffFailure
{
    private const string FreePort = "close the program that has it, such as an IDE or a serial monitor";
    private const string Bootloader = "hold the board's BOOT button while it connects, check the cable";
    private const string Restart = "press the board's reset button and try again; it must run nanoCLR for this step";

    private static readonly Dictionary<int, (string Found, string Next)> s_known = new()
    {
        [2000] = ("no nanoCLR that answers at the port", Restart),
        [2001] = ("no nanoCLR that answers at the port", Restart),
        [2002] = ("a nanoCLR that did not do it", Restart),
        [2003] = ("a nanoCLR that did not take the files", Restart),
        [4000] = ("a chip that did not do it", Bootloader),
        [4001] = ("a flash size that there is no firmware for", "correct flash in nf.config"),
        [4002] = ("a flash that was not erased", Bootloader),
        [4003] = ("a flash that was not written", Bootloader),
        [4004] = ("a flash that was not read", Bootloader),
        [4005] = ("a port that cannot be opened", FreePort),
        [6000] = ("a port that cannot be opened", FreePort),
        [6002] = ("a port that another program has", FreePort),
        [9005] = ("no firmware of that name and version", "nanoff --listtargets --platform esp32 lists what there is"),
        [9007] = ("a download that failed", "check the network and try again"),
        [9015] = ("no firmware of that name and version", "nanoff --listtargets --platform esp32 lists what there is"),
    };

    /// <summary>Refuses a run that failed: by its exit code, its words, or that it did nothing.</summary>
    public static void Require(NanoffRun run, NanoffCommand command, string port)
    {
        if (run.Says("No operation was performed"))
        {
            throw new FlashException(
                $"{command.Name}: found a nanoff that did nothing with {string.Join(' ', command.Arguments)}",
                "this nanoff is not one that this command knows; say so in a report");
        }

        if (run.ExitCode != 0 || run.ErrorNumber is not null)
        {
            throw Explain(run, command, port);
        }
    }

    private static FlashException Explain(NanoffRun run, NanoffCommand command, string port)
    {
        string words = $"; nanoff says: {run.Words()}";
        if (run.Says("denied") || run.Says("permission"))
        {
            return new FlashException(
                $"{command.Name}: found no permission for the port {port}, or another program that has it{words}",
                "on Linux join the group of the port, often dialout, and sign in again; " + FreePort);
        }

        if (run.Says("busy") || run.Says("in use"))
        {
            return new FlashException(
                $"{command.Name}: found the port {port} in use by another program{words}", FreePort);
        }

        if (run.Says("Can't connect to ESP32 bootloader"))
        {
            return new FlashException($"{command.Name}: found no bootloader that answers at {port}{words}", Bootloader);
        }

        return run.ErrorNumber is int number && s_known.TryGetValue(number, out (string Found, string Next) known)
            ? new FlashException($"{command.Name}: found {known.Found}, at {port}{words}", known.Next)
            : new FlashException(
                $"{command.Name}: found nanoff ending with exit code {run.ExitCode}{words}",
                "its own help: nanoff --help");
    }
}
