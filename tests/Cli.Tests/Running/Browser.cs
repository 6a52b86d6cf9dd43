using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Headless Chromium, if installed: opens a page in a frame of 400 pixels and measures the page with a
/// script.</summary>
public static class Browser
{
    private const string Policy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";

    private const string Script = """
        <script>
        addEventListener('load', () => {
          const box = document.createElement('div');
          box.style.cssText = 'width:400px;overflow:auto;position:absolute;top:0;left:0';
          document.body.appendChild(box).appendChild(document.querySelector('main'));
          const style = getComputedStyle(document.body);
          const count = selector => document.querySelectorAll(selector).length;
          const out = document.createElement('pre');
          out.id = 'measured';
          const resources = performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('data:'));
          out.textContent = ['overflow=' + (box.scrollWidth - box.clientWidth), 'powerOns=' + count('.power-on'),
            'parts=' + count('tr.part'), 'back=' + style.backgroundColor, 'text=' + style.color,
            'resources=' + resources.length].join(';');
          document.body.appendChild(out);
        });
        </script>
        """;

    private static readonly string[] s_programs =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    ];

    private static readonly string[] s_options =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync", "--disable-default-apps", "--virtual-time-budget=2000", "--window-size=500,900",
    ];

    // Hosts that the browser itself contacts for its clock, updates and accounts.
    private static readonly string[] s_ownHosts =
    [
        "accounts.google.com", "android.clients.google.com", "clients2.google.com", "clients2.googleusercontent.com",
        "content-autofill.googleapis.com",
        "mtalk.google.com", "optimizationguide-pa.googleapis.com", "redirector.gvt1.com", "update.googleapis.com",
        "www.google.com",
    ];

    /// <summary>The path of the browser, or null.</summary>
    public static string? Program => s_programs.FirstOrDefault(File.Exists);

    /// <summary>Opens the page as a reader with a light or dark scheme does.</summary>
    public static async Task<PageMeasure> Open(TempFolder folder, string page, bool isDark)
    {
        Assert.SkipWhen(Program is null, "needs Chromium: apt-get install chromium");
        using TcpListener proxy = new(IPAddress.Loopback, 0);
        proxy.Start();
        List<string> requests = [];
        Task listening = Listen(proxy, requests);
        string[] arguments =
        [
            .. s_options, $"--user-data-dir={folder.File("profile")}",
            $"--proxy-server=127.0.0.1:{((IPEndPoint)proxy.LocalEndpoint).Port}",
            $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--dump-dom", "file://" + Probe(folder, page),
        ];
        using SecurebootProcess process = SecurebootProcess.Start(Program!, arguments, environment: null);
        CommandResult result = await process.Finish();
        proxy.Stop();
        await listening;
        int start = result.Output.IndexOf("id=\"measured\">", StringComparison.Ordinal) + 14;
        Assert.True(start > 14, result.Output + result.Talk);
        string text = result.Output[start..];
        return new PageMeasure(
            text[..text.IndexOf('<', StringComparison.Ordinal)].Split(';').Select(field => field.Split('='))
                .ToDictionary(field => field[0], field => field[1]),
            requests);
    }

    // Copies the page and adds a script that the copy's policy permits. The page's own policy permits no script.
    private static string Probe(TempFolder folder, string page)
    {
        string text = File.ReadAllText(page);
        Assert.Contains(Policy, text, StringComparison.Ordinal);
        return folder.Write(
            "probe.html",
            text.Replace(Policy, "", StringComparison.Ordinal)
                .Replace("</body>", Script + "</body>", StringComparison.Ordinal));
    }

    private static async Task Listen(TcpListener proxy, List<string> requests)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await proxy.AcceptTcpClientAsync();
                byte[] buffer = new byte[512];
                int count = await client.GetStream().ReadAsync(buffer);
                string request = Encoding.ASCII.GetString(buffer, 0, count).Split('\r')[0];
                string host = request.Replace("http://", "", StringComparison.Ordinal)
                    .Split(' ', '/', ':') is [_, var name, ..] ? name : "";
                if (count > 0 && !s_ownHosts.Contains(host))
                {
                    requests.Add(request);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The test stopped the proxy.
        }
    }
}
