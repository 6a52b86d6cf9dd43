using System.Collections.Generic;

namespace SecureBoot.Emulator.Execution;

/// <summary>Hash codes of objects: the same in every run.</summary>
internal sealed class HashCodeSource
{
    private readonly Dictionary<object, int> _subjects = [];
    private int _last;

    public int Next() => ++_last * 0x2F;

    /// <summary>The hash code of a type or member, the same for every object that represents it.</summary>
    public int Of(object subject)
    {
        if (!_subjects.TryGetValue(subject, out int code))
        {
            code = Next();
            _subjects.Add(subject, code);
        }

        return code;
    }
}
