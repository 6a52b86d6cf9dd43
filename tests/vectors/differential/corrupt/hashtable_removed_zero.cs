// Looking up a key with hash code 0 compares it with a removed one, which is null (nf_system_collections_System_Collections_Hashtable.cpp:338).
// uses: nanoFramework.System.Collections
using System;
using System.Collections;

public class Program
{
    public static void Main()
    {
        Hashtable table = new Hashtable();
        table[0] = "zero";
        table.Remove(0);
        Console.WriteLine("" + table[0]);
    }
}
