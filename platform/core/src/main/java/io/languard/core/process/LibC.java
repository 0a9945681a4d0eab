package io.languard.core.process;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** The functions of the C library that the JDK does not offer. Public because JNA implements it by a proxy. */
public interface LibC extends Library {

    LibC INSTANCE = Native.load("c", LibC.class);

    /** See kill(2). */
    int kill(int pid, int signal);

    /** See mkfifo(3). The path ends with a zero byte. */
    int mkfifo(byte[] path, int mode) throws LastErrorException;

    /** See open(2). The path ends with a zero byte. */
    int open(byte[] path, int flags) throws LastErrorException;

    /** See write(2). */
    NativeLong write(int descriptor, byte[] bytes, NativeLong count) throws LastErrorException;

    /** See close(2). */
    int close(int descriptor);
}
