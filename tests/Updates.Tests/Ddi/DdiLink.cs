using System;
using System.Collections.Generic;
using System.Text;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>The board's link to the stand-in server: requests, files by ranges, and faults of links.</summary>
internal sealed class DdiLink(DdiServer server, string token) : HttpExchange
{
    /// <summary>The status of an answer in place of the server's; -1 asks the server.</summary>
    internal Func<string, string, int>? Answer { get; set; }

    /// <summary>Changes the bytes of an answer, given method and path, and body.</summary>
    internal Func<string, byte[], byte[]>? Spoil { get; set; }

    internal FileSource Files { get; } = new(server, token);

    /// <summary>The requests with their bodies.</summary>
    internal List<string> Sent { get; } = [];

    internal void Ask(int seconds) => RetryAfter = seconds;

    public override int Send(string method, string path, string body, byte[] answer, out int length)
    {
        length = 0;
        Sent.Add($"{method} {path} {body}");
        int instead = Answer?.Invoke(method, path) ?? -1;
        if (instead >= 0)
        {
            return instead;
        }

        DdiAnswer given = server.Handle(
            method, server.Root + path, "TargetToken " + token, null, Encoding.ASCII.GetBytes(body));
        byte[] bytes = Spoil?.Invoke($"{method} {path}", given.Body) ?? given.Body;
        if (bytes.Length > answer.Length)
        {
            return 0;
        }

        bytes.CopyTo(answer, 0);
        length = bytes.Length;
        return given.Status;
    }

    /// <summary>Files of the server. Each read sends a new request for its range.</summary>
    internal sealed class FileSource(DdiServer server, string token) : RangeSource
    {
        private byte[] _answer = [];
        private string _name = "";
        private int _at = -1;
        private int _left;

        /// <summary>The number of bytes after which an answer ends early.</summary>
        internal Func<int>? DiesAfter { get; set; }

        internal long Given { get; private set; }

        internal List<string> Names { get; } = [];

        public override RangeStatus Read(
            string name, int offset, byte[] buffer, int at, int count, out int read, out bool isEnd)
        {
            read = 0;
            isEnd = false;
            if (name != _name || offset != _at)
            {
                Names.Add(name);
                DdiAnswer answer = server.Handle(
                    "GET", $"{server.Root}/{name}", "TargetToken " + token, $"bytes={offset}-", []);
                if (answer.Status != 206)
                {
                    return answer.Status == 404 ? RangeStatus.NotFound : RangeStatus.BadStatus;
                }

                (_answer, _name, _at, _left) = (answer.Body, name, offset, DiesAfter?.Invoke() ?? int.MaxValue);
            }

            int given = Math.Min(Math.Min(Math.Min(count, 700), _left), _answer.Length);
            if (given == 0)
            {
                Close();
                return RangeStatus.Unreachable;
            }

            _answer.AsSpan(0, given).CopyTo(buffer.AsSpan(at));
            _answer = _answer[given..];
            _left -= given;
            _at += given;
            Given += given;
            read = given;
            isEnd = _answer.Length == 0;
            return RangeStatus.Ok;
        }

        public override void Close() => _at = -1;
    }
}
