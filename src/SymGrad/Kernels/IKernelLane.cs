using System.Numerics;
using SymGrad.Lanes;

namespace SymGrad.Kernels;

/// <summary>What kernels ask of a lane beyond what loops do: pinned memory, and a tail of fewer numbers than the lane holds.</summary>
internal unsafe interface IKernelLane<TSelf, T> : ILane<TSelf, T>
    where TSelf : struct, IKernelLane<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract TSelf Load(T* source);

    static abstract void Store(T* destination, TSelf value);

    /// <summary>A mask, where the position is less than <paramref name="count"/>.</summary>
    static abstract TSelf First(int count);

    /// <summary>The numbers where the mask of <see cref="First"/> holds, and 0 elsewhere, where nothing is read.</summary>
    static abstract TSelf Load(T* source, TSelf mask);

    /// <summary>Writes where the mask of <see cref="First"/> holds, and nowhere else.</summary>
    static abstract void Store(T* destination, TSelf mask, TSelf value);

    /// <summary>α times the sums over four lanes, in order, to <paramref name="destination"/>, added to what is at <paramref name="plus"/> unless that is null.</summary>
    static abstract void StoreSums(T* destination, TSelf a, TSelf b, TSelf c, TSelf d, T alpha, T* plus);

    /// <summary>The same of eight lanes.</summary>
    static abstract void StoreSums(T* destination, TSelf a, TSelf b, TSelf c, TSelf d, TSelf e, TSelf f, TSelf g, TSelf h, T alpha, T* plus);
}
