namespace SecureBoot.Updates;

/// <summary>One request and its whole answer, below an address that the application chose.</summary>
/// <remarks>No method throws for an error of a server or a network, and no method follows a redirect.</remarks>
public abstract class HttpExchange
{
    /// <summary>Seconds to wait, from the server's last answer; 0 if the server did not ask to wait.</summary>
    public int RetryAfter { get; protected set; }

    /// <summary>Sends a request and reads the answer.</summary>
    /// <param name="method">GET, PUT or POST.</param>
    /// <param name="path">The path after the address: empty, or a slash and the rest.</param>
    /// <param name="body">JSON, ASCII only; empty for a request without a body.</param>
    /// <param name="answer">The target of the answer's body. A body that does not fit counts as no answer.</param>
    /// <param name="length">The length of the body in bytes.</param>
    /// <returns>The status code; 0 without a complete answer.</returns>
    public abstract int Send(string method, string path, string body, byte[] answer, out int length);
}
