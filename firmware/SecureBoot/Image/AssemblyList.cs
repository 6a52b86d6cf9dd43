namespace SecureBoot.Image;

/// <summary>The assemblies of a body, one after the other, dependencies first (docs/image-format.md, section
/// 9).</summary>
public sealed class AssemblyList
{
    /// <summary>The largest number of assemblies of a body: the runtime holds 64, with the boot stage's own
    /// assemblies.</summary>
    public const int Capacity = 32;

    private readonly int[] _offsets = new int[Capacity];
    private readonly int[] _sizes = new int[Capacity];

    private AssemblyList()
    {
    }

    /// <summary>The number of assemblies, at least one.</summary>
    public int Count { get; private set; }

    /// <summary>The offset of assembly <paramref name="index"/> in the body.</summary>
    public int OffsetAt(int index)
    {
        return _offsets[index];
    }

    /// <summary>Bytes in assembly <paramref name="index"/>.</summary>
    public int SizeAt(int index)
    {
        return _sizes[index];
    }

    /// <summary>Checks every assembly of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isVerified">Whether the signature of the bytes was verified. The CRC of each content is not checked
    /// then: the signer has checked it, and the runtime checks it again.</param>
    /// <param name="list">The assemblies, or null unless the status is <see cref="BodyStatus.Ok"/>.</param>
    public static BodyStatus TryRead(byte[] body, bool isVerified, out AssemblyList? list)
    {
        list = null;
        AssemblyList read = new();
        int offset = 0;
        do
        {
            if (read.Count == Capacity)
            {
                return BodyStatus.TooManyAssemblies;
            }

            BodyStatus status = AssemblyHeader.Check(body, offset, body.Length - offset, isVerified, out int size);
            if (status != BodyStatus.Ok)
            {
                return status;
            }

            read._offsets[read.Count] = offset;
            read._sizes[read.Count] = size;
            read.Count++;
            offset += size;
        }
        while (offset < body.Length);

        list = read;
        return BodyStatus.Ok;
    }
}
