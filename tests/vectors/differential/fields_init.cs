// Order of field initialisers, base and derived constructors, constructor chaining, readonly, static access through instances, default values of every type.
using System;

public class Program
{
    class Base
    {
        protected int _x = Trace("Base._x", 1);
        public Base() : this("default") { Trace("Base()", 0); }
        public Base(string s) { Trace("Base(" + s + ")", 0); Virtual(); }
        protected virtual void Virtual() { W("Base.Virtual"); }
    }

    class Derived : Base
    {
        int _y = Trace("Derived._y", 2);
        readonly string _s;
        public Derived() { Trace("Derived()", 0); }
        public Derived(int n) : base("n" + n) { _s = "s" + n; Trace("Derived(n) " + _s + _x + _y, 0); }
        protected override void Virtual() { W("Derived.Virtual y=" + _y + " s=" + (_s ?? "null")); }
    }

    class Defaults
    {
        public bool B;
        public char C;
        public sbyte I1;
        public byte U1;
        public short I2;
        public ushort U2;
        public int I4;
        public uint U4;
        public long I8;
        public ulong U8;
        public float R4;
        public double R8;
        public string S;
        public object O;
        public int[] A;
        public DayOfWeek E;
        public TimeSpan T;
        public Action D;
    }

    static int s_count;

    static int Trace(string s, int v)
    {
        W(++s_count + " " + s);
        return v;
    }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        new Derived();
        new Derived(7);
        Defaults d = new Defaults();
        W(d.B + " " + (int)d.C + " " + d.I1 + d.U1 + d.I2 + d.U2 + d.I4 + d.U4 + d.I8 + d.U8 + " " + d.R4.ToString() + d.R8.ToString() + " " + (d.S == null) + (d.O == null) + (d.A == null) + (int)d.E + d.T.Ticks + (d.D == null));
        W(default(int) + " " + default(bool) + " " + (default(string) == null) + " " + default(long) + " " + (int)default(DayOfWeek) + " " + default(TimeSpan).Ticks);
        d.U1 = (byte)(d.U1 - 1);
        d.I2--;
        d.U2--;
        d.C--;
        d.I1 += 127;
        d.I1++;
        d.U4--;
        d.U8--;
        d.I8 -= 5;
        d.R4 += 0.5f;
        d.R8 -= 0.25;
        d.B ^= true;
        W(d.U1 + " " + d.I2 + " " + d.U2 + " " + (int)d.C + " " + d.I1 + " " + d.U4 + " " + d.U8 + " " + d.I8 + " " + d.R4.ToString() + " " + d.R8.ToString() + " " + d.B);
    }
}
