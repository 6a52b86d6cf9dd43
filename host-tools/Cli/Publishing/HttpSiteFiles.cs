using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Publishing;

/// <summary>A site's files over HTTP, by the rules of a board: one open range, 206 with exactly that range, no
/// encoding, no redirect.</summary>
internal sealed class HttpSiteFiles : SiteFiles
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Uri _root;
    private readonly HttpClient _client;

    internal HttpSiteFiles(Uri root)
    {
        _root = root.AbsoluteUri.EndsWith('/') ? root : new Uri(root.AbsoluteUri + "/");
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false
        })
        { Timeout = s_patience };
    }

    internal override byte[] Read(string name, int offset, int most)
    {
        Uri address = new(_root, name);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            request.Headers.Range = new RangeHeaderValue(offset, null);
            using HttpResponseMessage response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            int length = RequireRange(response, address, offset, most);
            byte[] bytes = new byte[length];
            using Stream body = response.Content.ReadAsStream();
            body.ReadExactly(bytes);
            return body.ReadByte() < 0 ? bytes : throw Refuse(address, "more bytes than its length");
        }
        catch (Exception exception) when (IsUnreachable(exception))
        {
            throw new MisuseException(
                $"{address}: found no server: {exception.Message}, expected one that answers",
                "check the address and the network");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Refuse(address, $"no answer: {exception.Message}");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _client.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsUnreachable(Exception exception)
    {
        return exception is OperationCanceledException or HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
        };
    }

    private static int RequireRange(HttpResponseMessage response, Uri address, int offset, int most)
    {
        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            throw Refuse(address, $"the status {(int)response.StatusCode}");
        }

        HttpContentHeaders headers = response.Content.Headers;
        if (headers.ContentEncoding.Count > 0 || response.Headers.TransferEncoding.Count > 0)
        {
            IEnumerable<string> codings = headers.ContentEncoding
                .Concat(response.Headers.TransferEncoding.Select(coding => coding.Value));
            throw Refuse(address, $"the encoding {string.Join(", ", codings)}");
        }

        ContentRangeHeaderValue? range = headers.ContentRange;
        bool isExact = range is not null
            && range.Unit == "bytes"
            && range.From == offset
            && range.To == range.Length - 1
            && headers.ContentLength == range.Length - offset;
        if (!isExact)
        {
            throw Refuse(address, $"the range '{range}' with the length {headers.ContentLength}");
        }

        return range!.Length <= most
            ? (int)(range.Length - offset)
            : throw Refuse(address, $"{range.Length} bytes, expected at most {most}");
    }

    private static RefusalException Refuse(Uri address, string found)
    {
        return new RefusalException(
            $"{address}: found {found}, expected 206 with the range that was asked for",
            "docs/updates.md, section 2, says what a server must do");
    }
}
