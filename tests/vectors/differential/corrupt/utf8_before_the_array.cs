// UTF8Encoding.GetChars checks only the end of its range (nf_system_text_System_Text_UTF8Encoding.cpp:119).
// uses: nanoFramework.System.Text
using System;
using System.Text;

public class Program
{
    public static void Main()
    {
        Console.WriteLine(Encoding.UTF8.GetChars(new byte[4], -8, 8).Length.ToString());
    }
}
