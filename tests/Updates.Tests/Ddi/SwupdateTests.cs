using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>The stand-in server with swupdate of Debian, a client from another project. So the server is more than a
/// mirror of this project's client.</summary>
public static class SwupdateTests
{
    private const string Program = "/usr/bin/swupdate";
    private const string Token = "bH7XXAprK1ChnLfKSdtlsp7NOlPnZAYY";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    [Trait("Set", "slow")]
    public static async Task Swupdate_PollDeploymentCancelAndFeedback_AreServed()
    {
        if (!File.Exists(Program))
        {
            Assert.Skip($"needs {Program}: apt-get install swupdate");
        }

        using DdiHost host = new("dev1", Token);
        Fill(host.Server);
        string folder = Directory.CreateTempSubdirectory("swupdate-").FullName;
        using Process client = Start(host.Address, folder);
        try
        {
            // The downloaded file is no update for swupdate, which reports the failure and closes the action.
            Assert.True(
                await host.WaitFor(server => server.Actions.All(action => action.End is not null), s_patience),
                Describe(host));
        }
        finally
        {
            client.Kill(entireProcessTree: true);
            await client.WaitForExitAsync(TestContext.Current.CancellationToken);
            Directory.Delete(folder, recursive: true);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(Describe(host));
        Assert.Empty(host.Server.Refusals);
        Assert.Equal("canceled", host.Server.Actions[0].End);
        Assert.Equal("failure", host.Server.Actions[1].End);
        Assert.StartsWith("proceeding none", host.Server.Actions[1].Feedback[0], StringComparison.Ordinal);
        Assert.StartsWith("closed failure", host.Server.Actions[1].Feedback[^1], StringComparison.Ordinal);
        Assert.Equal("virtual", host.Server.Config["board"]);
        if (Environment.GetEnvironmentVariable("SECUREBOOT_RECORD") is string path)
        {
            await File.WriteAllLinesAsync(
                path, host.Exchanges.Select(exchange => exchange.ToLine()), TestContext.Current.CancellationToken);
        }
    }

    // The same exchange from a record of swupdate 2022.12, so this test needs no swupdate.
    [Fact]
    public static void RecordOfSwupdate_IsAnsweredInTheSameWay()
    {
        const string Address = "http://server";
        DdiServer server = new(Address, "dev1", Token);
        Fill(server);
        int count = 0;
        foreach (DdiExchange exchange in DdiExchange.Read(Repository.Vectors("ddi", "swupdate.tsv")))
        {
            DdiAnswer answer = exchange.Ask(server);
            Assert.Equal(
                $"{exchange.Status} {exchange.Answer}", $"{answer.Status} {DdiExchange.Show(answer, Address)}");
            count++;
        }

        Assert.InRange(count, 10, 100);
        Assert.Empty(server.Refusals);
        Assert.Equal(["canceled", "failure"], server.Actions.Select(action => action.End));
    }

    private static void Fill(DdiServer server)
    {
        server.Sleep = "00:00:01";
        DdiAction canceled = new(7) { CancelId = 9 };
        DdiAction action = new(8);
        action.Files.Add(("app.swu", [.. Enumerable.Range(0, 4096).Select(value => (byte)(value % 251))]));
        server.Actions.Add(canceled);
        server.Actions.Add(action);
    }

    private static Process Start(string address, string folder)
    {
        string settings = Path.Combine(folder, "swupdate.cfg");
        File.WriteAllText(settings, "globals : { };\nidentify : ( { name = \"board\"; value = \"virtual\"; } );\n");
        string certificate = Path.Combine(folder, "certificate.pem");
        File.WriteAllText(certificate, MakeCertificate());
        ProcessStartInfo start = new(
            Program,
            ["-f", settings, "-k", certificate, "-m", "-M", "-l", "5", "-u",
                $"-t DEFAULT -u {address} -i dev1 -k {Token} -p 1 -r 1 -w 1"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = folder;
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // Debian's build of swupdate starts only with a certificate for signed files.
    private static string MakeCertificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid("1.3.6.1.5.5.7.3.4")], critical: false));
        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }

    private static string Describe(DdiHost host)
    {
        lock (host.Server)
        {
            return string.Join(
                '\n',
                host.Exchanges
                    .Select(exchange =>
                        $"{exchange.Method} {exchange.Target} {exchange.Range} {exchange.Body} -> {exchange.Status}")
                    .Concat(host.Server.Refusals));
        }
    }
}
