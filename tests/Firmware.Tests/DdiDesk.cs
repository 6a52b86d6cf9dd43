using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>A server in memory with hawkBit's interface and one action.</summary>
internal sealed class DdiDesk : HttpExchange
{
    private const string Base = "http://h/T/controller/v1/d";
    internal const string Artifact = "0102030405060708090a0b0c0d0e0f10.img";

    /// <summary>The offered action; 0 for none.</summary>
    internal int Action { get; set; } = 8;

    /// <summary>The cancel request for the action; 0 for none.</summary>
    internal int CancelId { get; set; }

    internal string Download { get; set; } = "forced";

    internal string Update { get; set; } = "forced";

    internal string Name { get; set; } = Artifact;

    internal string Size { get; set; } = "0";

    internal string Digest { get; set; } = "";

    /// <summary>The status of the answers to feedback.</summary>
    internal int FeedbackStatus { get; set; } = 200;

    /// <summary>The status of all other answers.</summary>
    internal int Status { get; set; } = 200;

    /// <summary>Text before the JSON of the answer to a poll.</summary>
    internal string Noise { get; set; } = "";

    /// <summary>The path and the body of the last feedback.</summary>
    internal string Last { get; private set; } = "";

    internal string Config { get; private set; } = "";

    internal HeapWatch? Watch { get; set; }

    internal void Offer(byte[] image)
    {
        Size = image.Length.ToString();
        byte[] digest = DeviceManifest.Hash(image, 0, image.Length);
        Digest = "";
        for (int i = 0; i < digest.Length; i++)
        {
            Digest += digest[i].ToString("X2");
        }
    }

    public override int Send(string method, string path, string body, byte[] answer, out int length)
    {
        Watch?.Look(method);
        length = 0;
        if (method == "PUT")
        {
            Config = body;
            return Status;
        }

        if (method == "POST")
        {
            Last = path + " " + body;
            RetryAfter = 7200;
            return FeedbackStatus;
        }

        string text = path.Length == 0 ? WriteBase()
            : path.IndexOf("/cancelAction/") == 0 ? WriteCancel()
            : WriteDeployment();
        for (int i = 0; i < text.Length; i++)
        {
            answer[i] = (byte)text[i];
        }

        length = text.Length;
        return Status;
    }

    private string WriteBase()
    {
        string links = Action == 0 ? ""
            : CancelId != 0 ? "\"cancelAction\":{\"href\":\"" + Base + "/cancelAction/" + CancelId.ToString() + "\"},"
            : "\"deploymentBase\":{\"href\":\"" + Base + "/deploymentBase/" + Action.ToString() + "?c=-21\"},";
        return Noise + "{ \"config\" : {\"polling\":{\"sleep\":\"00:05:00\"}},\n\"_links\":{" + links
            + "\"configData\":{\"href\":\"" + Base + "/configData\"}}}";
    }

    private string WriteCancel()
    {
        return "{\"id\":\"" + CancelId.ToString() + "\",\"cancelAction\":{\"stopId\":\"" + Action.ToString() + "\"}}";
    }

    private string WriteDeployment()
    {
        return "{\"id\":\"8\",\"deployment\":{\"download\":\"" + Download + "\",\"update\":\"" + Update
            + "\",\"chunks\":[{\"part\":\"bApp\",\"artifacts\":[],\"x\":[1,true,-2.5e1]},"
            + "{\"artifacts\":[{\"filename\":\"a\\\"b\"},{\"filename\":\"" + Name + "\",\"hashes\":{\"sha256\":\""
                + Digest + "\"},\"size\":" + Size
            + ",\"_links\":{\"download-http\":{\"href\":\"" + Base + "/softwaremodules/77/artifacts/" + Name
                + "\"}}}]}]}}";
    }
}
