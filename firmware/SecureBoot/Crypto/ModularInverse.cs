namespace SecureBoot.Crypto;

/// <summary>Inverses modulo an odd prime, in variable time.</summary>
/// <remarks>
/// Bernstein and Yang, "Fast constant-time gcd computation and modular inversion" (2019): 29 division steps at a time are
/// taken on the low limbs alone, which yields a matrix that is then applied to the full integers.
/// <code>
/// f, g   start as modulus and value, end as ±1 and 0
/// d, e   keep f ≡ d·value/start and g ≡ e·value/start (mod modulus)
/// </code>
/// </remarks>
internal sealed class ModularInverse
{
    private readonly long[] _modulus;
    private readonly long _modulusInverse;
    private readonly long[] _f = new long[Limbs.Count];
    private readonly long[] _g = new long[Limbs.Count];
    private readonly long[] _d = new long[Limbs.Count];
    private readonly long[] _e = new long[Limbs.Count];

    // The matrix of a batch: 2^29·f' = _u·f + _v·g, 2^29·g' = _q·f + _r·g. |_u| + |_v| and |_q| + |_r| are at most 2^29.
    private long _u;
    private long _v;
    private long _q;
    private long _r;
    private int _delta;

    /// <summary>Takes the modulus and its inverse modulo 2^29.</summary>
    public ModularInverse(long[] modulus, long modulusInverse)
    {
        _modulus = modulus;
        _modulusInverse = modulusInverse;
    }

    /// <summary>Sets result ≡ start/value; value is in [1, modulus), the result in (-28·modulus, 28·modulus).</summary>
    public void Divide(long[] start, long[] value, long[] result)
    {
        for (int i = 0; i < Limbs.Count; i++)
        {
            _f[i] = _modulus[i];
            _g[i] = value[i];
            _d[i] = 0;
            _e[i] = start[i];
        }

        // At most 741 steps for 256 bits: 26 batches. Each lets d and e grow by at most one modulus.
        _delta = 1;
        while (!Limbs.IsZero(_g))
        {
            TakeSteps();
            ApplyExactly();
            ApplyModulo();
        }

        bool negative = _f[Limbs.Count - 1] < 0;
        for (int i = 0; i < Limbs.Count; i++)
        {
            result[i] = negative ? -_d[i] : _d[i];
        }
    }

    // 29 division steps on the low bits of f and g.
    private void TakeSteps()
    {
        long f = _f[0] | (_f[1] << Limbs.Bits);
        long g = _g[0] | (_g[1] << Limbs.Bits);
        long u = 1;
        long v = 0;
        long q = 0;
        long r = 1;
        int delta = _delta;
        for (int i = 0; i < Limbs.Bits; i++)
        {
            if ((g & 1) != 0)
            {
                if (delta > 0)
                {
                    delta = -delta;
                    long swap = f;
                    f = g;
                    g -= swap;
                    swap = u;
                    u = q;
                    q -= swap;
                    swap = v;
                    v = r;
                    r -= swap;
                }
                else
                {
                    g += f;
                    q += u;
                    r += v;
                }
            }

            delta++;
            g >>= 1;
            u <<= 1;
            v <<= 1;
        }

        _u = u;
        _v = v;
        _q = q;
        _r = r;
        _delta = delta;
    }

    // f and g divide by 2^29 without a remainder.
    private void ApplyExactly()
    {
        long u = _u;
        long v = _v;
        long q = _q;
        long r = _r;
        long f = ((u * _f[0]) + (v * _g[0])) >> Limbs.Bits;
        long g = ((q * _f[0]) + (r * _g[0])) >> Limbs.Bits;
        for (int i = 1; i < Limbs.Count; i++)
        {
            long fi = _f[i];
            long gi = _g[i];
            f += (u * fi) + (v * gi);
            g += (q * fi) + (r * gi);
            _f[i - 1] = f & Limbs.Mask;
            _g[i - 1] = g & Limbs.Mask;
            f >>= Limbs.Bits;
            g >>= Limbs.Bits;
        }

        _f[Limbs.Count - 1] = f;
        _g[Limbs.Count - 1] = g;
    }

    // d and e divide by 2^29 after a multiple of the modulus has cleared their low limb.
    private void ApplyModulo()
    {
        long u = _u;
        long v = _v;
        long q = _q;
        long r = _r;
        long d = (u * _d[0]) + (v * _e[0]);
        long e = (q * _d[0]) + (r * _e[0]);
        long md = (-(d & Limbs.Mask) * _modulusInverse) & Limbs.Mask;
        long me = (-(e & Limbs.Mask) * _modulusInverse) & Limbs.Mask;
        d = (d + (md * _modulus[0])) >> Limbs.Bits;
        e = (e + (me * _modulus[0])) >> Limbs.Bits;
        for (int i = 1; i < Limbs.Count; i++)
        {
            long di = _d[i];
            long ei = _e[i];
            long ni = _modulus[i];
            d += (u * di) + (v * ei) + (md * ni);
            e += (q * di) + (r * ei) + (me * ni);
            _d[i - 1] = d & Limbs.Mask;
            _e[i - 1] = e & Limbs.Mask;
            d >>= Limbs.Bits;
            e >>= Limbs.Bits;
        }

        _d[Limbs.Count - 1] = d;
        _e[Limbs.Count - 1] = e;
    }
}
