using System;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>A board on the emulator with the firmware's own boot library, files and update library. The board selects
/// an image as the boot stage does, and then polls for updates in place of the image.</summary>
internal sealed class HttpBoard
{
    internal const string Root = "http://updates.example/";

    internal const string Source = """
        public class Clock : SecureBoot.Updates.UpdateClock
        {
            private readonly DateTime _start = DateTime.UtcNow;
            public override uint GetUnixSeconds()
            {
                return (uint)((DateTime.UtcNow - new DateTime(1970, 1, 1)).TotalMilliseconds / 1000);
            }
            public override uint GetUptimeSeconds()
            {
                return (uint)((DateTime.UtcNow - _start).TotalMilliseconds / 1000);
            }
        }

        public static class Program
        {
            public static void Main() { }

            private static BootSession Boot(byte[] image, byte[] product)
            {
                BootStorage storage = new SecureBoot.BootStage.FileStorage("I:\\");
                TrustedKeys keys = new TrustedKeys(
                    new TrustedKey[] { new P256TrustedKey(SecureBoot.Crypto.P256PublicKey.TryCreate(image)) }, 1);
                BootSettings settings = new BootSettings(600000) { Product = product, StartLimit = 100 };
                Journal journal = new Journal(storage);
                SecurityCounter counter = new SecurityCounter(new NoHardwareCounter(), 0);
                BootSelection selection = new BootSelector(storage, journal, counter, keys, settings).Select(true);
                if (selection.Image == null) { Console.WriteLine("nothing boots"); return null; }
                BootRecord record = new BootRecord(selection, selection.Image, keys);
                Console.WriteLine("runs " + record.Major.ToString());
                return new BootSession(
                    record,
                    journal,
                    counter,
                    new Updater(storage, journal, counter, keys, settings, record.SlotNumber));
            }

            // Polls until an image is staged.
            public static void Run(
                byte[] image, byte[] publisher, byte[] product, byte[] device, string root, byte[] authority, int polls)
            {
                BootSession session = Boot(image, product);
                if (session == null) { return; }
                if (polls == 0) { Console.WriteLine("confirm " + ((int)session.Confirm()).ToString()); return; }
                PublisherKeys publishers = new PublisherKeys(
                    new TrustedKey[] { new P256TrustedKey(SecureBoot.Crypto.P256PublicKey.TryCreate(publisher)) });
                X509Certificate ca = authority.Length == 0 ? null : new X509Certificate(authority);
                Poll(
                    session,
                    new UpdatePoller(
                        session,
                        new UpdateSettings(publishers, product, "stable", device),
                        new HttpRangeSource(root, ca),
                        new Clock()),
                    polls);
            }

            // Polls a site, with an MQTT topic that brings polls forward.
            public static void RunWithTopic(byte[] image, byte[] publisher, byte[] product, byte[] device, string root,
                byte[] authority, string broker, string board, string topic, int polls)
            {
                BootSession session = Boot(image, product);
                if (session == null) { return; }
                PublisherKeys publishers = new PublisherKeys(
                    new TrustedKey[] { new P256TrustedKey(SecureBoot.Crypto.P256PublicKey.TryCreate(publisher)) });
                Clock clock = new Clock();
                UpdatePoller poller = new UpdatePoller(session,
                    new UpdateSettings(publishers, product, "stable", device), new HttpRangeSource(root, null), clock);
                PollSignal signal = new PollSignal();
                LookNowTopic look = new(signal, broker, new X509Certificate(authority), board, topic);
                new Thread(look.Run).Start();
                for (int i = 0; i < polls; i++)
                {
                    Console.WriteLine("at " + clock.GetUptimeSeconds().ToString());
                    if (poller.Poll() == PollOutcome.Staged) { return; }
                    poller.Wait(signal);
                }
            }

            // Polls a server with hawkBit's interface until an image is staged.
            public static void RunDdi(byte[] image, byte[] product, byte[] device, string address, byte[] authority,
                string authorization, int polls)
            {
                BootSession session = Boot(image, product);
                if (session == null) { return; }
                X509Certificate ca = authority.Length == 0 ? null : new X509Certificate(authority);
                HttpDdiExchange exchange = new HttpDdiExchange(address, ca, authorization);
                Poll(
                    session,
                    new DdiPoller(session, product, device, exchange,
                        new HttpRangeSource(address + "/", ca, authorization), new Clock()),
                    polls);
            }

            private static void Poll(BootSession session, UpdateClient poller, int polls)
            {
                for (int i = 0; i < polls; i++)
                {
                    PollOutcome outcome = poller.Poll();
                    Console.WriteLine("poll " + ((int)outcome).ToString() + " " + ((int)poller.LastRange)
                        .ToString() + " " + ((int)poller.LastDecision).ToString());
                    if (!session.IsConfirmed) { Console.WriteLine("confirm " + ((int)poller.Confirm()).ToString()); }
                    if (outcome == PollOutcome.Staged) { return; }
                    Thread.Sleep(poller.NextSeconds * 1000);
                }
            }
        }
        """;

    private static readonly string[] s_libraries =
    [
        "SecureBoot.Buffers", "SecureBoot", "SecureBoot.Updates", "LookNow",
    ];
    private static readonly Lazy<(byte[] Pe, AssemblySymbols Symbols)> s_program = new(Compile);
    private static readonly byte[] s_device = [1, 2, 3];
    private StringBuilder _console = new();

    public HttpBoard(byte[] image)
    {
        Board.Files.Put(FileStore.Root + Slot.FileOf(Slot.A), image);
        _ = PowerOn(polls: 0);
    }

    public VirtualBoard Board { get; } = new();

    public string Url { get; set; } = Root;

    public byte[] Authority { get; set; } = [];

    /// <summary>The header Authorization of a server with hawkBit's interface at <see cref="Url"/>; null for a site of
    /// files.</summary>
    public string? Authorization { get; set; }

    /// <summary>The name of an MQTT broker with a certificate of <see cref="Authority"/>; null for no broker.</summary>
    public string? Broker { get; set; }

    /// <summary>The topic that brings polls forward.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Runs until an image is staged, a number of polls is done or the power is cut, and then resets the
    /// board.</summary>
    /// <returns>The output.</returns>
    public string PowerOn(int polls = 1)
    {
        _console = new StringBuilder();
        Machine machine = new(new MachineOptions
        {
            Board = Board,
            Output = text =>
            _console.Append(text.Replace(
                "\r\n",
                "\n",
                StringComparison.Ordinal)),
            PeakStep = 0,
            Limits = new Limits { HeapBytes = 2_000_000, Instructions = long.MaxValue }
        });
        machine.LoadProgram(s_program.Value.Pe, s_program.Value.Symbols);
        Board.Files.PowerLost += machine.RequestStop;
        if (Broker is not null && polls > 0)
        {
            _ = machine.Call(
                "Program",
                "RunWithTopic",
                [
                    TestBoard.ImagePoint, TestBoard.PublisherPoint, TestBoard.Product.Class, s_device, Url, Authority,
                    Broker, "dev1", Topic, polls,
                ],
                out _);
        }
        else if (Authorization is null || polls == 0)
        {
            _ = machine.Call(
                "Program",
                "Run",
                [
                    TestBoard.ImagePoint, TestBoard.PublisherPoint, TestBoard.Product.Class, s_device, Url, Authority,
                    polls,
                ],
                out _);
        }
        else
        {
            _ = machine.Call(
                "Program",
                "RunDdi",
                [TestBoard.ImagePoint, TestBoard.Product.Class, s_device, Url, Authority, Authorization, polls],
                out _);
        }

        Board.Files.PowerLost -= machine.RequestStop;
        Board.Reset();
        return _console.ToString();
    }

    /// <summary>The last poll's outcome, range status and decision.</summary>
    public static (PollOutcome Outcome, RangeStatus Range, UpdateDecision Decision) LastPoll(string console)
    {
        string line = console.Split('\n').LastOrDefault(text => text.StartsWith("poll ", StringComparison.Ordinal))
            ?? "";
        Assert.True(line.Length > 0, console);
        int[] numbers = [.. line.Split(' ').Skip(1).Select(int.Parse)];
        return ((PollOutcome)numbers[0], (RangeStatus)numbers[1], (UpdateDecision)numbers[2]);
    }

    // Compiles the boot stage's own storage into the program, because the class is internal to the boot stage's
    // assembly.
    private static (byte[] Pe, AssemblySymbols Symbols) Compile()
    {
        string storage = File.ReadAllText(Path.Combine(Repository.Root, "firmware", "BootStage", "FileStorage.cs"));
        string body = storage[storage.IndexOf("namespace SecureBoot.BootStage;", StringComparison.Ordinal)..].Replace(
            "namespace SecureBoot.BootStage;", "namespace SecureBoot.BootStage {", StringComparison.Ordinal);
        string[] usings = ["System", "System.IO", "System.Threading", "System.Security.Cryptography.X509Certificates",
            "SecureBoot.Boot", "SecureBoot.Image", "SecureBoot.Updates", "LookNow"];
        string text = "#nullable enable annotations\n" + string.Concat(usings.Select(name => $"using {name};\n"))
            + body + "}\n" + Source;
        string[] references = [.. s_libraries.Select(name => DeviceFolder.File(name + ".dll"))];
        return DeviceCompiler.Compile(
            "program.cs", text, true, Microsoft.CodeAnalysis.OutputKind.ConsoleApplication, references);
    }
}
