using System.Runtime.CompilerServices;
using System.Text;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>A certificate, in PEM with a zero at the end, or in DER.</summary>
public class X509Certificate
{
    private readonly byte[] _certificate;
    protected string _issuer;
    protected string _subject;
    protected DateTime _effectiveDate;
    protected DateTime _expirationDate;
    protected byte[] _handle;
    protected byte[] _sessionHandle;

    public X509Certificate()
    {
    }

    public X509Certificate(byte[] certificate)
    {
        _certificate = certificate;
        ParseCertificate(certificate, ref _issuer, ref _subject, ref _effectiveDate, ref _expirationDate);
    }

    public X509Certificate(string certificate)
        : this(Encoding.UTF8.GetBytes(certificate + "\0"))
    {
    }

    public virtual string Issuer => _issuer;

    public virtual string Subject => _subject;

    public virtual DateTime GetEffectiveDate() => _effectiveDate;

    public virtual DateTime GetExpirationDate() => _expirationDate;

    public virtual byte[] GetRawCertData() => _certificate;

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void ParseCertificate(
        byte[] cert, ref string issuer, ref string subject, ref DateTime effectiveDate, ref DateTime expirationDate);
}
