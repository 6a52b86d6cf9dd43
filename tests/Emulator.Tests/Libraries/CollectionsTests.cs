using System;
using System.Collections.Generic;
using System.Text;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>nanoFramework.System.Collections and nanoFramework.System.Text, compared with .NET's classes.</summary>
public sealed class CollectionsTests
{
    private readonly LibraryProgram _program = new("""
        static Hashtable s_table = new Hashtable();
        public static void Put(int key, int value) { s_table[key] = value; }
        public static void Drop(int key) { s_table.Remove(key); }
        public static int Get(int key) { object o = s_table[key]; return o == null ? -1 : (int)o; }
        public static int Count() { return s_table.Count; }
        public static int Sum()
        {
            int sum = 0;
            foreach (DictionaryEntry e in s_table) { sum += (int)e.Key * 31 + (int)e.Value; }
            return sum;
        }
        public static string Rotate(int n)
        {
            Queue q = new Queue(); Stack s = new Stack(); StringBuilder b = new StringBuilder();
            for (int i = 0; i < n; i++)
            {
                q.Enqueue(i);
                s.Push(i);
                if (i % 3 == 2) { b.Append((int)q.Dequeue()); b.Append((int)s.Pop()); }
            }
            while (q.Count > 0) { b.Append((int)q.Dequeue()); }
            while (s.Count > 0) { b.Append((int)s.Pop()); }
            return b.ToString();
        }

        public static byte[] Encode(string s) { return Encoding.UTF8.GetBytes(s); }
        public static string Decode(byte[] b) { return Encoding.UTF8.GetString(b, 0, b.Length); }
        public static string Build(string s)
        {
            StringBuilder b = new StringBuilder(s);
            b.Insert(1, "<>", 1);
            b.Replace("a", "bb");
            b.Remove(0, 1);
            b.AppendLine("!");
            return b.ToString();
        }
        """);

    [Fact]
    public void Hashtable_OfRandomChanges_IsWhatDotNetsDictionaryIs()
    {
        Dictionary<int, int> expected = [];
        Random random = new(5);
        for (int i = 0; i < 400; i++)
        {
            // Key 0 is left out: the device's table treats a removed 0 as free room
            // (tests/vectors/differential/corrupt/hashtable_removed_zero.cs).
            int key = random.Next(1, 100);
            if (random.Next(3) == 0)
            {
                expected.Remove(key);
                _program.Call("Drop", key);
            }
            else
            {
                expected[key] = i;
                _program.Call("Put", key, i);
            }

            Assert.Equal(expected.GetValueOrDefault(key, -1), _program.Call("Get", key));
            Assert.Equal(expected.Count, _program.Call("Count"));
        }

        int sum = 0;
        foreach ((int key, int value) in expected)
        {
            sum += (key * 31) + value;
        }

        Assert.Equal(sum, _program.Call("Sum"));
    }

    [Fact]
    public void QueueAndStack_KeepTheirOrder()
    {
        Assert.Equal(Ordered(10), _program.Call("Rotate", 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("äöü€ß")]
    public void Utf8_IsWhatDotNetSays(string text)
    {
        Assert.Equal(Encoding.UTF8.GetBytes(text), _program.Call("Encode", text));
        Assert.Equal(text, _program.Call("Decode", Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void StringBuilder_EditsAsDotNets()
    {
        StringBuilder expected = new("banana");
        expected.Insert(1, "<>").Replace("a", "bb").Remove(0, 1).Append("!\r\n");
        Assert.Equal(expected.ToString(), _program.Call("Build", "banana"));
    }

    private static string Ordered(int n)
    {
        Queue<int> queue = new();
        Stack<int> stack = new();
        StringBuilder text = new();
        for (int i = 0; i < n; i++)
        {
            queue.Enqueue(i);
            stack.Push(i);
            if (i % 3 == 2)
            {
                text.Append(queue.Dequeue()).Append(stack.Pop());
            }
        }

        text.AppendJoin(string.Empty, queue);
        return text.AppendJoin(string.Empty, stack).ToString();
    }
}
