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
    // Numbers of 256 bits need at most (49·256 + 57)/17 = 741 steps (theorem 11.2).
    private const int MaxBatches = 26;

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

        // Each batch lets d and e grow by at most one modulus.
        _delta = 1;
        for (int batch = 0; batch < MaxBatches && !Limbs.IsZero(_g); batch++)
        {
            TakeSteps();
            Apply();
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
        // Two entries of the matrix in one integer, u + v·2^32 and q + r·2^32: what is done to one is done to the other.
        const int Half = 32;
        long f = _f[0] | (_f[1] << Limbs.Bits);
        long g = _g[0] | (_g[1] << Limbs.Bits);
        long uv = 1;
        long qr = 1L << Half;
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
                    swap = uv;
                    uv = qr;
                    qr -= swap;
                }
                else
                {
                    g += f;
                    qr += uv;
                }
            }

            delta++;
            g >>= 1;
            uv <<= 1;
        }

        _delta = delta;
        _u = (uv << Half) >> Half;
        _v = (uv - _u) >> Half;
        _q = (qr << Half) >> Half;
        _r = (qr - _q) >> Half;
    }

    // f and g divide by 2^29 without a remainder, d and e once a multiple of the modulus has cleared their lowest limb.
    private void Apply()
    {
        long[] fs = _f;
        long[] gs = _g;
        long[] ds = _d;
        long[] es = _e;
        long[] modulus = _modulus;
        long mask = Limbs.Mask;
        long u = _u;
        long v = _v;
        long q = _q;
        long r = _r;
        long f = ((u * fs[0]) + (v * gs[0])) >> Limbs.Bits;
        long g = ((q * fs[0]) + (r * gs[0])) >> Limbs.Bits;
        long d = (u * ds[0]) + (v * es[0]);
        long e = (q * ds[0]) + (r * es[0]);
        long md = (-(d & mask) * _modulusInverse) & mask;
        long me = (-(e & mask) * _modulusInverse) & mask;
        d = (d + (md * modulus[0])) >> Limbs.Bits;
        e = (e + (me * modulus[0])) >> Limbs.Bits;
        int below = 0;
        for (int i = 1; i < Limbs.Count; i++)
        {
            long first = fs[i];
            long second = gs[i];
            f += (u * first) + (v * second);
            g += (q * first) + (r * second);
            fs[below] = f & mask;
            gs[below] = g & mask;
            f >>= Limbs.Bits;
            g >>= Limbs.Bits;
            first = ds[i];
            second = es[i];
            long limb = modulus[i];
            d += (u * first) + (v * second) + (md * limb);
            e += (q * first) + (r * second) + (me * limb);
            ds[below] = d & mask;
            es[below] = e & mask;
            d >>= Limbs.Bits;
            e >>= Limbs.Bits;
            below = i;
        }

        fs[below] = f;
        gs[below] = g;
        ds[below] = d;
        es[below] = e;
    }
}
