using System;

namespace nanoFramework.Runtime.Native;

public class ConstraintException : Exception
{
}
