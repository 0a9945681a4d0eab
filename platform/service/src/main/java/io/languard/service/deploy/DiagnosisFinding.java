package io.languard.service.deploy;

/**
 * What is known of one thing that a game has, or could have.
 *
 * @param subject {@code game} for the game itself, else a capability as clients spell it
 * @param registered whether it is registered now
 * @param fileName the file of the drop folder that it is, or should be, from; {@code null} if none is
 * @param component the class that is, or should be, registered; {@code null} if there is none
 * @param reason why it is not there, for people; {@code null} if it is
 */
public record DiagnosisFinding(String subject, boolean registered, String fileName, String component, String reason) {

    /** The subject that is the game itself. */
    public static final String GAME = "game";
}
