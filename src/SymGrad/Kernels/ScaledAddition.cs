using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>y += αx.</summary>
internal static unsafe class ScaledAddition
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Axpy<L, T>(int n, T alpha, ref T xStart, ref T yStart)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* x = &xStart, y = &yStart)
        {
            var a = L.Of(alpha);
            var i = 0;
            if (n >= 16 * L.Count)
            {
                // A store across two cache lines costs two: the first lane is cut so that the others do not cross.
                var bytes = L.Count * sizeof(T);
                i = (int)((nuint)(bytes - (int)((nuint)y % (nuint)bytes)) / (nuint)sizeof(T)) % L.Count;
                var mask = L.First(i);
                L.Store(y, mask, L.FusedMultiplyAdd(a, L.Load(x, mask), L.Load(y, mask)));
            }

            for (; i <= n - (2 * L.Count); i += 2 * L.Count)
            {
                var y0 = L.FusedMultiplyAdd(a, L.Load(x + i), L.Load(y + i));
                var y1 = L.FusedMultiplyAdd(a, L.Load(x + i + L.Count), L.Load(y + i + L.Count));
                L.Store(y + i, y0);
                L.Store(y + i + L.Count, y1);
            }

            if (i <= n - L.Count)
            {
                L.Store(y + i, L.FusedMultiplyAdd(a, L.Load(x + i), L.Load(y + i)));
                i += L.Count;
            }

            if (i < n)
            {
                var mask = L.First(n - i);
                L.Store(y + i, mask, L.FusedMultiplyAdd(a, L.Load(x + i, mask), L.Load(y + i, mask)));
            }
        }
    }
}
