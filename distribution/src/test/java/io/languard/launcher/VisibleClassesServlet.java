package io.languard.launcher;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Runs in a web application, and returns whether a class or a resource is visible there. */
public final class VisibleClassesServlet extends HttpServlet {

    /** Called by the server. */
    public VisibleClassesServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.getWriter().print(name.contains("/") ? isResource(name) : isClass(name));
    }

    private static boolean isResource(String name) {
        return Thread.currentThread().getContextClassLoader().getResource(name) != null;
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
