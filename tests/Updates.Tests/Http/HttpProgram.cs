using System;
using System.Text;
using SecureBoot.Board;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>The device's HTTP source on the emulator, with a server in code.</summary>
internal sealed class HttpProgram
{
    private const string Source = """
        using SecureBoot.Updates;

        public class Program
        {
            private static HttpRangeSource s_source;
            public static byte[] Bytes;
            public static int Count;
            public static bool IsEnd;

            public static void Main() { }
            public static void Use(string root) { s_source = new HttpRangeSource(root, null); }

            // Reads to the end of the file, the end of the buffer, or the first failure.
            public static int Fetch(string name, int offset, int most)
            {
                // Finalizers run while no other thread runs.
                System.Threading.Thread.Sleep(10);
                Bytes = new byte[most];
                Count = 0;
                IsEnd = false;
                RangeStatus status = RangeStatus.Ok;
                while (Count < most && !IsEnd && status == RangeStatus.Ok)
                {
                    int read;
                    status = s_source.Read(name, offset + Count, Bytes, Count, most - Count < 1024
                        ? most - Count
                        : 1024, out read, out IsEnd);
                    Count += read;
                }

                return (int)status;
            }

            // One read: the status in two bytes, the end of the file, and the received bytes.
            public static byte[] Step(string name, int offset, int count)
            {
                byte[] answer = new byte[count + 3];
                int read;
                bool isEnd;
                int status = (int)s_source.Read(name, offset, answer, 3, count, out read, out isEnd);
                byte[] given = new byte[read + 3];
                System.Array.Copy(answer, 3, given, 3, read);
                given[0] = (byte)status;
                given[1] = (byte)(status >> 8);
                given[2] = (byte)(isEnd ? 1 : 0);
                return given;
            }

            private static HttpDdiExchange s_exchange;

            public static void UseDdi(string address, string authorization)
            {
                s_exchange = new HttpDdiExchange(address, null, authorization);
            }
            public static int DdiWait() { return s_exchange.RetryAfter; }

            public static int Exchange(string method, string path, string body, int most)
            {
                Bytes = new byte[most];
                return s_exchange.Send(method, path, body, Bytes, out Count);
            }

            public static int Fetched() { return Count; }
            public static bool Ended() { return IsEnd; }
            public static byte[] Content() { return Bytes; }
            public static int Wait() { return s_source.RetryAfter; }
            public static void Close() { s_source.Close(); System.Threading.Thread.Sleep(10); }
        }
        """;

    private static readonly Lazy<(byte[] Pe, AssemblySymbols Symbols)> s_program = new(() =>
        DeviceCompiler.Compile(
            "program.cs",
            Source,
            true,
            Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
            DeviceFolder.File("SecureBoot.Updates.dll")));

    private readonly Machine _machine;

    public HttpProgram(string root = "http://server/site/")
    {
        Host = new ScriptedHost(
            Board.Clock, (connection, bytes) => Answer(connection, Encoding.ASCII.GetString(bytes)));
        Board.Network.Map("server", Host);
        Limits limits = new() { HeapBytes = 2_000_000, Instructions = long.MaxValue };
        _machine = new Machine(new MachineOptions { Board = Board, Limits = limits });
        _machine.LoadProgram(s_program.Value.Pe, s_program.Value.Symbols);
        _ = Call("Use", root);
    }

    public VirtualBoard Board { get; } = new();

    public ScriptedHost Host { get; }

    /// <summary>Answers a request.</summary>
    public Action<ScriptedConnection, string> Answer { get; set; } = static (_, _) => { };

    /// <summary>The bytes of the last fetch.</summary>
    public byte[] Content => ((byte[])Call("Content")!)[..(int)Call("Fetched")!];

    public RangeStatus Fetch(string name, int offset, int most) => (RangeStatus)(int)Call("Fetch", name, offset, most)!;

    public object? Call(string method, params object?[] arguments)
    {
        RunResult run = _machine.Call("Program", method, arguments, out object? result);
        Assert.True(run.Outcome == Outcome.Completed, $"{method}: {run.Outcome}, {run.Report}");
        return result;
    }
}
