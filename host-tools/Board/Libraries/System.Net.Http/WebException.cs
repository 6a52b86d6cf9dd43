namespace System.Net;

public class WebException : InvalidOperationException
{
    private readonly WebExceptionStatus _status = WebExceptionStatus.RequestCanceled;
    private readonly WebResponse _response;

    public WebException()
    {
    }

    public WebException(string message)
        : base(message)
    {
    }

    public WebException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public WebException(string message, WebExceptionStatus status)
        : base(message)
    {
        _status = status;
    }

    public WebException(string message, Exception inner, WebExceptionStatus status, WebResponse response)
        : base(message, inner)
    {
        _status = status;
        _response = response;
    }

    public WebExceptionStatus Status => _status;

    public WebResponse Response => _response;
}
