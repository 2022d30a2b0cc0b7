using System.Reflection;
using System.Reflection.Emit;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>
/// Calls a static method with arguments in an array: as reflection does, but for spans and without allocating. A span is given
/// as its array, a variable for <c>out</c> as an array of one element.
/// </summary>
internal static class Invoker
{
    /// <summary>A call that returns the method's number.</summary>
    public static Func<object[], double> Number(MethodInfo method) => (Func<object[], double>)Call(method, typeof(double), typeof(Func<object[], double>));

    /// <summary>A call that returns the method's result, boxed.</summary>
    public static Func<object[], object> Boxed(MethodInfo method) => (Func<object[], object>)Call(method, typeof(object), typeof(Func<object[], object>));

    private static Delegate Call(MethodInfo method, Type result, Type type)
    {
        var call = new DynamicMethod(method.Name, result, [typeof(object[])], method.Module, skipVisibility: true);
        var code = call.GetILGenerator();
        var parameters = method.GetParameters();
        for (var k = 0; k < parameters.Length; k++)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, k);
            code.Emit(OpCodes.Ldelem_Ref);
            Load(code, parameters[k]);
        }

        code.Emit(OpCodes.Call, method);
        if (result == typeof(object))
        {
            code.Emit(OpCodes.Box, method.ReturnType);
        }
        else
        {
            code.Emit(OpCodes.Conv_R8);
        }

        code.Emit(OpCodes.Ret);
        return call.CreateDelegate(type);
    }

    private static void Load(ILGenerator code, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef && parameter.IsOut)
        {
            code.Emit(OpCodes.Castclass, type.GetElementType()!.MakeArrayType());
            code.Emit(OpCodes.Ldc_I4_0);
            code.Emit(OpCodes.Ldelema, type.GetElementType()!);
        }
        else if (type.IsByRef)
        {
            code.Emit(OpCodes.Unbox, type.GetElementType()!);
        }
        else if (type.IsByRefLike)
        {
            var array = type.GenericTypeArguments[0].MakeArrayType();
            code.Emit(OpCodes.Castclass, array);
            code.Emit(OpCodes.Newobj, type.GetConstructor([array])!);
        }
        else
        {
            code.Emit(type.IsValueType ? OpCodes.Unbox_Any : OpCodes.Castclass, type);
        }
    }
}
