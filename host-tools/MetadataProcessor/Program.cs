using System;

namespace SecureBoot.MetadataProcessor;

internal static class Program
{
    private static int Main(string[] arguments) => ProcessorCommand.Run(arguments, Console.Out, Console.Error);
}
