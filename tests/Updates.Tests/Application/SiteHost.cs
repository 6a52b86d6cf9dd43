using System.Collections.Generic;
using System.Globalization;
using System.Text;
using SecureBoot.Board;
using SecureBoot.DeviceSupport;

namespace SecureBoot.Updates.Tests.Application;

/// <summary>A server of static files as code, the same in each run.</summary>
internal sealed class SiteHost
{
    private readonly Dictionary<string, byte[]> _files = [];

    internal SiteHost(VirtualClock clock)
    {
        Host = new ScriptedHost(clock, (connection, request) => Answer(connection, Encoding.ASCII.GetString(request)));
    }

    internal ScriptedHost Host { get; }

    /// <summary>Requests that it answered.</summary>
    internal int Requests { get; private set; }

    /// <summary>Puts an image and its manifest there.</summary>
    internal void Publish(byte[] image, uint sequence)
    {
        _files["/" + TestBoard.ManifestName] = UpdatingBoard.MakeManifest(image, sequence);
        _files["/" + TestBoard.ImageName(image)] = image;
    }

    private void Answer(ScriptedConnection connection, string request)
    {
        Requests++;
        string name = request.Split(' ')[1];
        int from = int.Parse(request.Split("bytes=")[1].Split('-')[0], CultureInfo.InvariantCulture);
        byte[] file = _files[name];
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-{file.Length - 1}/{file.Length}\r\n"
                + $"Content-Length: {file.Length - from}\r\nConnection: close\r\n\r\n");
        connection.Send([.. Encoding.ASCII.GetBytes(head), .. file[from..]]);
        connection.End();
    }
}
