using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>The strips that columns are cut into.</summary>
internal static class Strip
{
    /// <summary>8, 4, 3, 2 or 1 lanes: the most that the columns left can fill, the last one perhaps in part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Lanes(int columns, int count)
        => columns > 7 * count ? 8 : columns > 3 * count ? 4 : columns > 2 * count ? 3 : columns > count ? 2 : 1;
}
