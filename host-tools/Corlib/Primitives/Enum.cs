using System.Runtime.CompilerServices;

namespace System;

public abstract class Enum : ValueType
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern bool HasFlag(Enum flag);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();
}
