namespace System.Net;

public class NetworkCredential
{
    public NetworkCredential()
    {
    }

    public NetworkCredential(string userName, string password)
        : this(userName, password, AuthenticationType.Basic)
    {
    }

    public NetworkCredential(string userName, string password, AuthenticationType authenticationType)
    {
        UserName = userName;
        Password = password;
        AuthenticationType = authenticationType;
    }

    public string UserName { get; set; }

    public string Password { get; set; }

    public AuthenticationType AuthenticationType { get; set; }
}
