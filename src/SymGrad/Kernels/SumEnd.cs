using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>y = αs or y += αs of one sum.</summary>
internal static unsafe class SumEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<T>(T* y, T sum, T alpha, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => *y = accumulate ? *y + (alpha * sum) : alpha * sum;
}
