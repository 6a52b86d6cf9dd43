namespace SecureBoot.Emulator.Natives;

/// <summary>The natives of the base library.</summary>
internal static class BaseNatives
{
    public static void Add(NativeTable table)
    {
        ObjectNatives.Add(table);
        SystemNatives.Add(table);
        DebugNatives.Add(table);
        StringNatives.Add(table);
        StringSearchNatives.Add(table);
        NumberNatives.Add(table);
        ConvertNatives.Add(table);
        BitConverterNatives.Add(table);
        ArrayNatives.Add(table);
        ArrayListNatives.Add(table);
        DelegateNatives.Add(table);
        DateTimeNatives.Add(table);
        TimeSpanNatives.Add(table);
        GlobalizationNatives.Add(table);
        TypeNatives.Add(table);
        MethodSearch.Add(table);
        FieldSearch.Add(table);
        MethodNatives.Add(table);
        FieldNatives.Add(table);
        AssemblyNatives.Add(table);
        RuntimeNatives.Add(table);
        ThreadNatives.Add(table);
        SpinNatives.Add(table);
        WaitNatives.Add(table);
        TimerNatives.Add(table);
    }
}
